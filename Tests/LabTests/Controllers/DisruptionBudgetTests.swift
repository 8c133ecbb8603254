import Foundation
import KubernetesModel
import Testing

@testable import Lab

@Suite struct DisruptionBudgetTests {
    @Test(arguments: [
        (JSONValue.integer(1), 5, 4), (.string("50%"), 5, 2), (.string("100%"), 3, 0), (.integer(7), 3, 0),
    ])
    func `What may be missing leaves what is to be there`(_ bound: JSONValue, _ expected: Int, _ desired: Int) {
        #expect(DisruptionCounts(expected: expected, maxUnavailable: bound).desired == desired)
    }

    @Test(arguments: [(JSONValue.integer(2), 5, 2), (.string("50%"), 5, 3), (.string("0%"), 5, 0)])
    func `What is to be there is rounded up`(_ bound: JSONValue, _ expected: Int, _ desired: Int) {
        #expect(DisruptionCounts(expected: expected, minAvailable: bound).desired == desired)
    }

    private func budget(_ spec: JSONValue) -> JSONValue {
        var spec = spec
        spec["selector"] = ["matchLabels": ["app": "web"]]
        return ["metadata": ["name": "web"], "spec": spec]
    }

    @Test func `A budget says how many pods may go`() throws {
        let lab = WorkloadLab()
        try lab.create(Workloads.deployment(), .deployments)
        try lab.create(budget(["maxUnavailable": 1]), .podDisruptionBudgets)
        #expect(lab.status(.podDisruptionBudgets, "web")["disruptionsAllowed"] == 0)
        #expect(lab.conditions(.podDisruptionBudgets, "web") == ["DisruptionAllowed=False InsufficientPods"])
        lab.advance(10)
        let status = lab.status(.podDisruptionBudgets, "web")
        #expect(status["expectedPods"] == 3)
        #expect(status["currentHealthy"] == 3)
        #expect(status["desiredHealthy"] == 2)
        #expect(status["disruptionsAllowed"] == 1)
        #expect(lab.conditions(.podDisruptionBudgets, "web") == ["DisruptionAllowed=True SufficientPods"])
    }

    @Test func `Pods without a controller make the sync fail`() throws {
        let lab = WorkloadLab()
        try lab.create(Objects.pod("alone"), .pods)
        try lab.create(budget(["maxUnavailable": 1]), .podDisruptionBudgets)
        #expect(lab.conditions(.podDisruptionBudgets, "web") == ["DisruptionAllowed=False SyncFailed"])
    }

    @Test func `An eviction that does not happen is forgotten after two minutes`() throws {
        let lab = WorkloadLab()
        try lab.create(Workloads.deployment(), .deployments)
        try lab.create(budget(["minAvailable": 2]), .podDisruptionBudgets)
        lab.advance(10)
        let pod = try #require(lab.objects(.pods).first?.name)
        lab.access.updateStatus(ObjectKey(.podDisruptionBudgets, namespace: "default", name: "web")) { status in
            status["disruptedPods"] = .object([pod: JSONValue(lab.now)])
            status["disruptionsAllowed"] = 0
        }
        lab.advance(60)
        #expect(lab.status(.podDisruptionBudgets, "web")["disruptionsAllowed"] == 0)
        lab.advance(61)
        #expect(lab.status(.podDisruptionBudgets, "web")["disruptionsAllowed"] == 1)
        #expect(
            lab.events("Pod") == ["NotDeleted: Pod was expected by PDB default/web to be deleted but it wasn't"])
    }
}
