import Evidence
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Evidence

@Suite struct MetricTests {
    private let scene = DeploymentScene.troubled(of: .make(.make(memoryLimit: "128Mi"))) { $0.killedForMemory() }

    private func series(
        _ pod: Int, _ values: [Double], unit: String = "bytes", container: String? = "web"
    ) -> MeasuredSeries {
        MeasuredSeries(
            pod: scene.pods[pod].metadata.name, container: container, unit: unit,
            points: values.enumerated().map { index, value in
                .init(at: .ago(Double(60 * (values.count - index))), value: value)
            })
    }

    private func gather(_ series: [MetricQuestion: [MeasuredSeries]]) async -> Gathered {
        await MetricCollector(metrics: FakeMetrics(series: series)).gather(.of(scene))
    }

    @Test func `The use of memory is told against its limit, for the pod with the highest`() async {
        let mebi = 1_048_576.0
        let gathered = await gather([
            .memoryUse: [
                series(0, [20 * mebi, 40 * mebi, 60 * mebi, 50 * mebi]),
                series(1, [40 * mebi, 90 * mebi, 127 * mebi, 61 * mebi]),
            ]
        ])
        let item = gathered.items.first
        #expect(
            item?.evidence.text == """
                memory of container web: 61.00Mi now, peak 127.00Mi 2 min ago, up from 40.00Mi; at its peak 99 % of its \
                limit 128.00Mi; the highest of 2 pods
                """)
        #expect(item?.evidence.source == "pod/\(scene.pods[1].metadata.name) memory_use")
        #expect(item?.evidence.trust == .measurement)
        #expect(item?.relevance == Relevance.use(share: 0.99))
    }

    @Test func `What has no limit is told to have none`() async {
        let gathered = await gather([.cpuUse: [series(0, [0.25, 0.25], unit: "cores")]])
        #expect(gathered.texts == ["cpu of container web: 250m cores now; no limit"])
    }

    @Test func `What stays at nothing is not told, and what no application counts is no omission`() async {
        let gathered = await gather([
            .restarts: [series(0, [0, 0], unit: "count")],
            .errorRatio: [series(0, [0, 0.4], unit: "ratio", container: nil)],
        ])
        #expect(gathered.texts == ["share of requests that fail: 40 % now, up from 0 %"])
        #expect(gathered.omissions.map(\.what) == ["the measurement memory_use", "the measurement cpu_use"])
    }

    @Test func `What is no number is left out`() async {
        let gathered = await gather([
            .cpuUse: [series(0, [.nan, .infinity], unit: "cores"), series(1, [0.5, .nan], unit: "cores")]
        ])
        #expect(gathered.texts == ["cpu of container web: 500m cores now; no limit"])
    }
}
