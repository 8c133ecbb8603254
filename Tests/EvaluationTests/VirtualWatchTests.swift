import Foundation
import Incidents
import Journal
import KubernetesModel
import Lab
import Logging
import MidwatchTestKit
import Testing

@testable import Evaluation

/// Midwatch's own flow on a whole cluster of the Lab, in the Lab's time.
struct VirtualWatchTests {
    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private static let scenario = """
        title: A rollout names an image that does not exist
        kind: fault
        images: {"shop/checkout:2": {pull: {outcome: notFound}}}
        objects:
        - apiVersion: apps/v1
          kind: Deployment
          metadata: {name: checkout}
          spec:
            replicas: 2
            selector: {matchLabels: {app: checkout}}
            template:
              metadata: {labels: {app: checkout}}
              spec: {containers: [{name: web, image: "shop/checkout:1"}]}
        steps:
        - at: 10s
          patch:
            object: Deployment/checkout
            with: {spec: {template: {spec: {containers: [{name: web, image: "shop/checkout:2"}]}}}}
        duration: 30m
        """

    /// Watches the scenario for a while, and looks at what came of it.
    private func watching(
        for duration: Duration, _ body: (_ player: ScenarioPlayer, _ watch: VirtualWatch) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let journal = try SQLiteJournal(path: folder.url.appending(path: "journal.sqlite").path)
        let scenario = try Scenario(name: "rollout", yaml: Self.scenario, file: "rollout.yaml")
        let player = try ScenarioPlayer(
            scenario, startingAt: Date(timeIntervalSince1970: 1_800_262_800), seed: 1, logger: Self.logger)
        let watch = try VirtualWatch(over: player.cluster, journal: journal, logger: Self.logger)
        try await Groundwork.lay(in: player.cluster, for: scenario, logger: Self.logger)
        try await watch.stand(over: player, until: player.opening + duration)
        try await body(player, watch)
    }

    @Test func `a rollout to an image that is missing is found, rolled back and proved in virtual time`() async throws {
        try await watching(for: .seconds(120)) { player, watch in
            #expect(watch.failures.isEmpty, "\(watch.failures)")
            #expect(watch.incidents.map(\.phase) == [.resolved])
            #expect(watch.incidents.first?.status.diagnosis?.category == .image)
            let request = try #require(watch.requests.first)
            #expect(watch.requests.count == 1 && request.spec.action.kind == .rollbackWorkload)
            #expect(request.status.verification?.state == .passed)
            #expect(request.status.decision?.by == "policy/rollout")
            let deployment = try #require(player.cluster.objects(.deployments).first)
            let containers = deployment[path: "spec", "template", "spec", "containers"]?.arrayValue ?? []
            #expect(containers.map { $0["image"] } == ["shop/checkout:1"])
            #expect(deployment[path: "status", "readyReplicas"] == 2)
        }
    }

    @Test func `who looks on goes from moment to moment, and may stop at any`() async throws {
        try await watching(for: .seconds(15)) { player, watch in
            var moments: [Date] = []
            for _ in 0..<3 {
                let next = try #require(try await watch.moment(in: player, until: player.end))
                moments.append(next)
                try player.advance(to: next)
                #expect(player.now == next)
            }
            #expect(moments == moments.sorted() && Set(moments).count == 3)
            #expect(try await watch.moment(in: player, until: player.now) == nil)
        }
    }
}
