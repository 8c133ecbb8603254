internal import Synchronization

/// All metrics of the program, by name and labels.
final class MetricRegistry: Sendable {
    /// The series of one name; all are of one type.
    private struct Family {
        let typeName: String
        var series: [LabelSet: any MetricSeries] = [:]
    }

    private struct State {
        var families: [String: Family] = [:]
        var seriesCount = 0
    }

    static let droppedName = "midwatch_metrics_dropped_series_total"

    private let help: [String: String]
    private let capacity: Int
    private let state = Mutex(State())
    private let dropped = CounterSeries()

    init(help: [String: String], capacity: Int) {
        self.help = help
        self.capacity = capacity
    }

    /// The series of a name and labels; the same one for the same labels.
    ///
    /// Where there is no room for another, or the name belongs to a metric of another type, the values go nowhere.
    func series<Series: MetricSeries>(
        _ label: String, _ dimensions: [(String, String)], make: () -> Series
    ) -> Series {
        let name = label.sanitized(allowing: "_:")
        let labels = LabelSet(dimensions)
        let kept: Series? = state.withLock { state in
            var family = state.families[name] ?? Family(typeName: Series.typeName)
            if let known = family.series[labels] { return known as? Series }
            guard family.typeName == Series.typeName, state.seriesCount < capacity, name != Self.droppedName else {
                return nil
            }
            let new = make()
            family.series[labels] = new
            state.families[name] = family
            state.seriesCount += 1
            return new
        }
        if let kept { return kept }
        dropped.increment(by: 1.0)
        return Series.makeUnkept()
    }

    /// Forgets a series.
    func remove(_ handler: AnyObject) {
        state.withLock { state in
            for (name, family) in state.families {
                guard let entry = family.series.first(where: { $0.value === handler }) else { continue }
                state.families[name]?.series[entry.key] = nil
                if family.series.count == 1 { state.families[name] = nil }
                state.seriesCount -= 1
                return
            }
        }
    }

    func render() -> String {
        let families = state.withLock { $0.families }
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            writeHeader(name, family.typeName, to: &text)
            let series = family.series.map { (labels: $0.key, text: $0.key.text, series: $0.value) }
            for (labels, _, series) in series.sorted(by: { $0.text < $1.text }) {
                series.write(name: name, labels: labels, to: &text)
            }
        }
        writeHeader(Self.droppedName, CounterSeries.typeName, to: &text)
        dropped.write(name: Self.droppedName, labels: LabelSet([]), to: &text)
        return text
    }

    private func writeHeader(_ name: String, _ typeName: String, to text: inout String) {
        let meaning = help[name] ?? name.split(separator: "_").joined(separator: " ")
        let escaped = meaning.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
            .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
        text += "# HELP \(name) \(escaped)\n# TYPE \(name) \(typeName)\n"
    }
}
