import Foundation
import Incidents
import KubernetesModel

/// What is measured of the target's pods, against their limits.
struct MetricCollector: Collector {
    let metrics: (any MetricsSource)?
    var questions = MetricQuestion.ofEveryDossier
    /// How far back, in seconds.
    var span: TimeInterval = 3600

    /// As many pods as one question may be about.
    private static let maxPods = 20

    func readings(of scene: Scene) -> [Reading] {
        let pods = scene.pods.prefix(Self.maxPods)
        guard let first = pods.first, let namespace = first.metadata.namespace else { return [] }
        guard let metrics else {
            return [Reading("measurements") { .without("measurements", because: "no Prometheus is configured") }]
        }
        let names = pods.filter { $0.metadata.namespace == namespace }.map(\.metadata.name)
        let range = scene.now.addingTimeInterval(-span)...scene.now
        return questions.map { question in
            Reading("the measurement \(question.rawValue)") {
                let series = try await metrics.series(question, namespace: namespace, pods: names, range: range)
                return gather(series, question, scene)
            }
        }
    }

    private func gather(_ series: [MeasuredSeries], _ question: MetricQuestion, _ scene: Scene) -> Gathered {
        let summaries = series.compactMap(SeriesSummary.init)
        guard !summaries.isEmpty else {
            let isExpected = question.isOfEveryContainer || questions.count == 1
            let why = "there is no such series of these pods"
            return isExpected ? .without("the measurement \(question.rawValue)", because: why) : Gathered()
        }
        let containers = Dictionary(grouping: summaries) { $0.container ?? "" }
        return Gathered(
            items: containers.sorted { $0.key < $1.key }.prefix(scene.limits.neighbours).compactMap { name, summaries in
                item(question, of: name, summaries, scene)
            })
    }

    /// One item a container: of several pods, the one with the highest value.
    private func item(
        _ question: MetricQuestion, of container: String, _ summaries: [SeriesSummary], _ scene: Scene
    ) -> DossierItem? {
        guard let highest = summaries.max(by: { ($0.peak, $1.pod) < ($1.peak, $0.pod) }) else { return nil }
        // What never moved from zero says little, and a peak below the grain of the wording nothing.
        guard question.isOfEveryContainer || questions.count == 1 || highest.peak > 0.001 else { return nil }
        let limit = limit(question, of: container, in: highest.pod, scene)
        let share = limit.map { highest.peak / $0 } ?? (question.isShare ? highest.peak : nil)
        var text = "\(question.title)\(container.isEmpty ? "" : " of container \(container)"): "
        text += highest.text(now: scene.now)
        if let limit {
            text += "; at its peak \(Wording.percent(highest.peak / limit)) of its limit "
            text += MeasuredUnit.text(limit, unit: highest.unit)
        } else if question.isOfEveryContainer {
            text += "; no limit"
        }
        if summaries.count > 1 { text += "; the highest of \(summaries.count) pods" }
        return .item(
            .resources, from: "pod/\(highest.pod) \(question.rawValue)", at: scene.now, trust: .measurement,
            relevance: Relevance.use(share: share), text)
    }

    private func limit(_ question: MetricQuestion, of container: String, in pod: String, _ scene: Scene) -> Double? {
        let found = scene.pods.first { $0.metadata.name == pod }
        let limits = found.flatMap { pod in
            (pod.spec.initContainers + pod.spec.containers).first { $0.name == container }?.resources.limits
        }
        let amount = question == .memoryUse ? limits?.memory : question == .cpuUse ? limits?.cpu : nil
        return amount?.amount.flatMap { $0 > 0 ? $0 : nil }
    }
}

extension MetricQuestion {
    /// Whether the measurement is a share of something.
    fileprivate var isShare: Bool { [.cpuThrottling, .errorRatio].contains(self) }
}
