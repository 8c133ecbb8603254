import Foundation
import KubernetesModel
import Testing

@testable import Lab

@Suite struct WorkloadCostTests {
    /// A small shop of five services, with all that is about them.
    private func shop() throws -> WorkloadLab {
        let lab = WorkloadLab()
        for name in ["web", "cart", "orders", "search", "mail"] {
            try lab.create(Workloads.workload(name, "\(name):1", ["replicas": 3]), .deployments)
            try lab.create(
                [
                    "metadata": ["name": .string(name)],
                    "spec": ["selector": ["app": .string(name)], "ports": [["port": 80]]],
                ], .services)
            try lab.create(
                [
                    "metadata": ["name": .string(name)],
                    "spec": ["maxUnavailable": 1, "selector": ["matchLabels": ["app": .string(name)]]],
                ], .podDisruptionBudgets)
        }
        return lab
    }

    @Test func `A cluster in which nothing happens writes nothing`() throws {
        let lab = try shop()
        lab.advance(60)
        let revision = lab.cluster.server.store.revision
        lab.advance(1740)
        #expect(lab.cluster.server.store.revision == revision)
    }

    @Test func `The same seed gives the same history`() throws {
        let histories = try (0..<2).map { _ in
            let lab = try shop()
            lab.advance(30)
            try lab.change(.deployments, "cart") { $0.setImage("cart:broken") }
            lab.advance(900)
            return lab.access.objects(.pods) + lab.access.objects(ResourceName(group: "", plural: "events"))
        }
        #expect(histories[0] == histories[1])
    }

    @Test func `Half an hour with a rollout takes little time`() throws {
        let lab = try shop()
        lab.advance(30)
        let clock = ContinuousClock()
        let spent = try clock.measure {
            try lab.change(.deployments, "cart") { $0.setImage("cart:2") }
            try lab.change(.deployments, "web") { $0.setImage("web:broken") }
            lab.advance(1800)
        }
        #expect(spent < .seconds(10))
    }
}
