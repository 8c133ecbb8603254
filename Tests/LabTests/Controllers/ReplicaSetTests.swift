import Foundation
import KubernetesModel
import Testing

@testable import Lab

@Suite struct ReplicaSetTests {
    @Test func `A pod that goes is replaced`() throws {
        let lab = WorkloadLab()
        try lab.create(Workloads.workload("web", "web:1", ["replicas": 2]), .replicaSets)
        lab.advance(5)
        let victim = try #require(lab.objects(.pods).first?.name)
        try lab.delete(.pods, victim)
        lab.advance(5)
        #expect(lab.objects(.pods).count == 2)
        #expect(!lab.objects(.pods).contains { $0.name == victim })
        #expect(lab.status(.replicaSets, "web")["readyReplicas"] == 2)
        #expect(lab.events("ReplicaSet").count(where: { $0.hasPrefix("SuccessfulCreate: Created pod: web-") }) == 3)
    }

    @Test func `An orphan that matches is adopted, and a pod that no longer matches is released`() throws {
        let lab = WorkloadLab()
        var orphan = Objects.pod("orphan", labels: ["app": "web"])
        orphan[path: "spec", "nodeName"] = "node-1"
        try lab.create(orphan, .pods)
        try lab.create(Workloads.workload("web", "web:1", ["replicas": 2]), .replicaSets)
        lab.advance(5)
        #expect(lab.objects(.pods).count == 2)
        #expect(lab.object(.pods, "orphan").controllerReference?["name"] == "web")
        try lab.change(.pods, "orphan") { $0[metadata: "labels"] = ["app": "other"] }
        lab.advance(5)
        #expect(lab.objects(.pods).count == 3)
        #expect(lab.object(.pods, "orphan").controllerReference == nil)
    }

    @Test func `What is refused is tried again ever more seldom, and comes about when it is allowed`() throws {
        let lab = WorkloadLab()
        var set = Workloads.workload("web", "web:1", ["replicas": 4])
        set[path: "spec", "template", "spec", "serviceAccountName"] = "later"
        try lab.create(set, .replicaSets)
        lab.advance(60)
        #expect(lab.objects(.pods).isEmpty)
        let failure = Conditions.condition("ReplicaFailure", in: lab.status(.replicaSets, "web"))
        #expect(failure?["reason"] == "FailedCreate")
        let tries = lab.access.objects(ResourceName(group: "", plural: "events")).compactMap { $0["count"]?.intValue }
        #expect((10...25).contains(tries.reduce(0, +)))
        try lab.create(
            ["metadata": ["name": "later"]], ResourceName(group: "", plural: "serviceaccounts"))
        lab.advance(120)
        #expect(lab.objects(.pods).count == 4)
        #expect(Conditions.condition("ReplicaFailure", in: lab.status(.replicaSets, "web")) == nil)
    }

    struct Ranking: Sendable {
        let why: String
        let first: JSONValue
        let second: JSONValue
    }

    static func pod(
        _ name: String, node: String? = "node-1", phase: String = "Running", ready: String? = "2026-06-01T00:00:00Z",
        cost: String? = nil, restarts: Int = 0, created: String = "2026-06-01T00:00:00Z"
    ) -> JSONValue {
        var pod: JSONValue = [
            "metadata": ["name": .string(name), "creationTimestamp": .string(created)], "spec": [:],
            "status": [
                "phase": .string(phase),
                "conditions": [
                    [
                        "type": "Ready", "status": ready == nil ? "False" : "True",
                        "lastTransitionTime": .string(ready ?? created),
                    ]
                ], "containerStatuses": [["restartCount": .integer(restarts)]],
            ],
        ]
        if let node { pod[path: "spec", "nodeName"] = .string(node) }
        if let cost {
            pod[path: "metadata", "annotations", "controller.kubernetes.io/pod-deletion-cost"] = .string(cost)
        }
        return pod
    }

    @Test(arguments: [
        Ranking(why: "unassigned", first: pod("b", node: nil), second: pod("a")),
        Ranking(why: "pending", first: pod("b", phase: "Pending"), second: pod("a")),
        Ranking(why: "not ready", first: pod("b", ready: nil), second: pod("a", cost: "-5")),
        Ranking(why: "cheap", first: pod("b", cost: "-1"), second: pod("a")),
        Ranking(why: "ready for a shorter time", first: pod("b", ready: "2026-06-01T01:00:00Z"), second: pod("a")),
        Ranking(why: "more restarts", first: pod("b", restarts: 2), second: pod("a", restarts: 1)),
        Ranking(why: "younger", first: pod("b", created: "2026-06-01T00:30:00Z"), second: pod("a")),
    ])
    func `The pod that is missed least goes first`(_ ranking: Ranking) {
        let pods = [ranking.second, ranking.first].map(ControlledPod.init)
        #expect(PodRanking(pods, neighbours: []).firstToGo.map(\.name) == ["b", "a"], "\(ranking.why)")
    }

    @Test func `A crowded node loses a pod first`() {
        let pods = [Self.pod("a", node: "node-2"), Self.pod("b"), Self.pod("c")].map(ControlledPod.init)
        #expect(PodRanking(pods, neighbours: pods).firstToGo.last?.name == "a")
    }
}
