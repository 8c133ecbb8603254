import Foundation

/// What the points of one series come to.
struct SeriesSummary {
    let last: Double
    let peak: Double
    let peakAt: Date
    /// The mean of the first quarter of the points.
    let begin: Double
    let unit: String
    let pod: String
    let container: String?

    /// Nil for a series without numbers.
    init?(_ series: MeasuredSeries) {
        let points = series.points.filter(\.value.isFinite)
        guard let last = points.last, let peak = points.max(by: { $0.value < $1.value }) else { return nil }
        self.last = last.value
        self.peak = peak.value
        peakAt = peak.at
        let first = points.prefix(max(points.count / 4, 1))
        begin = first.map(\.value).reduce(0, +) / Double(first.count)
        unit = series.unit
        pod = series.pod
        container = series.container
    }

    /// `61Mi now, peak 127Mi 2 min ago, rising from 40Mi`.
    func text(now: Date) -> String {
        let value = { MeasuredUnit.text($0, unit: unit) }
        var text = "\(value(last)) now"
        if peak > last * 1.05 { text += ", peak \(value(peak)) \(Wording.span(now.timeIntervalSince(peakAt))) ago" }
        if last > begin * 1.25 {
            text += ", up from \(value(begin))"
        } else if last < begin * 0.75 {
            text += ", down from \(value(begin))"
        }
        return text
    }
}
