internal import Synchronization

/// All metrics of the program, by name and labels.
final class MetricRegistry: Sendable {
    /// The series of one name; all are of one type.
    private struct Family {
        let typeName: String
        let label: String
        let unit: String
        var series: [LabelSet: any MetricSeries] = [:]
    }

    private struct State {
        var families: [String: Family] = [:]
        var seriesCount = 0
    }

    static let droppedName = "midwatch_metrics_dropped_series_total"

    private let descriptors: [String: MetricDescriptor]
    private let help: [String: String]
    private let capacity: Int
    private let state = Mutex(State())
    private let dropped = CounterSeries()

    init(descriptors: [MetricDescriptor], help: [String: String], capacity: Int) {
        self.descriptors = Dictionary(descriptors.map { ($0.label, $0) }, uniquingKeysWith: { $1 })
        let described = Dictionary(descriptors.map { ($0.expositionName, $0.help) }, uniquingKeysWith: { $1 })
        self.help = described.merging(help) { $1 }
        self.capacity = capacity
    }

    /// The series of a label and dimensions; the same one for the same dimensions.
    ///
    /// Where there is no room for another, or the name belongs to a metric of another type, the values go nowhere.
    ///
    /// - Parameter unit: The metric's unit where no descriptor names one.
    func series<Series: MetricSeries>(
        _ label: String, _ dimensions: [(String, String)], unit: String = "", make: (MetricDescriptor?) -> Series
    ) -> Series {
        let descriptor = descriptors[label]
        let name = descriptor?.expositionName ?? label.sanitized(allowing: "_:")
        let labels = LabelSet(dimensions)
        let kept: Series? = state.withLock { state in
            var family =
                state.families[name]
                ?? Family(typeName: Series.typeName, label: label, unit: descriptor?.unit ?? unit)
            if let known = family.series[labels] { return known as? Series }
            guard family.typeName == Series.typeName, state.seriesCount < capacity, name != Self.droppedName else {
                return nil
            }
            let new = make(descriptor)
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

    /// What all metrics hold now, in the order of their names.
    func families() -> [MetricFamily] { current().map(\.family) }

    /// All metrics as text, in the order of their names.
    func render() -> String {
        var text = ""
        for (name, typeName, family) in current() {
            text += "# HELP \(name) \(Self.escaped(family.help))\n# TYPE \(name) \(typeName)\n"
            for point in family.points { text.write(point.value, name: name, labels: point.labels) }
        }
        return text
    }

    private func current() -> [(name: String, typeName: String, family: MetricFamily)] {
        let families = state.withLock { $0.families }.sorted { $0.key < $1.key }
        let last = Family(
            typeName: CounterSeries.typeName, label: Self.droppedName, unit: "", series: [LabelSet([]): dropped])
        return (families + [(Self.droppedName, last)]).map { name, family in
            let series = family.series.map { (text: $0.key.text, labels: $0.key, series: $0.value) }
            let points = series.sorted { $0.text < $1.text }.map { _, labels, series in
                MetricFamily.Point(labels: labels, value: series.current)
            }
            let meaning = help[name] ?? name.split(separator: "_").joined(separator: " ")
            return (
                name, family.typeName,
                MetricFamily(label: family.label, help: meaning, unit: family.unit, points: points)
            )
        }
    }

    private static func escaped(_ help: String) -> String {
        help.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
            .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
    }
}
