import Foundation

/// A measurement of the target's pods over the last hours.
struct MetricLookup {
    let metrics: (any MetricsSource)?

    /// The longest that is looked back.
    static let maxHours = 24

    func readings(_ question: MetricQuestion, hours: Int, _ scene: Scene) -> [Reading] {
        guard !scene.pods.isEmpty else {
            return [.refused("the measurement \(question.rawValue)", because: "the target has no pods")]
        }
        let span = TimeInterval(min(max(hours, 1), Self.maxHours)) * 3600
        return MetricCollector(metrics: metrics, questions: [question], span: span).readings(of: scene)
    }
}
