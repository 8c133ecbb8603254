import Foundation
import KubernetesModel
import Testing

@testable import Lab

@Suite struct DaemonSetTests {
    static func lab(_ nodes: [String] = ["node-1", "node-2", "node-3"]) throws -> WorkloadLab {
        let lab = WorkloadLab(nodes: nodes)
        for node in nodes { try lab.access.create(["metadata": ["name": .string(node)]], .nodes) }
        return lab
    }

    static let daemon = Workloads.workload("agent", "agent:1")

    private func hosts(_ lab: WorkloadLab) -> [String] {
        lab.objects(.pods).filter { !$0.isDeleting }.compactMap { $0["spec"]?["nodeName"]?.stringValue }.sorted()
    }

    @Test func `Every node has its pod`() throws {
        let lab = try Self.lab()
        try lab.create(Self.daemon, .daemonSets)
        lab.advance(5)
        #expect(hosts(lab) == ["node-1", "node-2", "node-3"])
        let status = lab.status(.daemonSets, "agent")
        #expect(status["numberReady"] == 3)
        #expect(status["desiredNumberScheduled"] == 3)
        #expect(status["numberUnavailable"] == nil)
        try lab.access.create(["metadata": ["name": "node-4"]], .nodes)
        lab.advance(5)
        #expect(lab.status(.daemonSets, "agent")["desiredNumberScheduled"] == 4)
    }

    @Test func `Taints and selectors keep daemons off nodes`() throws {
        let lab = try Self.lab()
        try lab.access.update(ObjectKey(.nodes, name: "node-2")) {
            $0[path: "spec", "taints"] = [["key": "gpu", "effect": "NoSchedule"]]
        }
        try lab.access.update(ObjectKey(.nodes, name: "node-3")) { $0[path: "metadata", "labels", "disk"] = "ssd" }
        try lab.create(Self.daemon, .daemonSets)
        lab.advance(5)
        #expect(hosts(lab) == ["node-1", "node-3"])
        try lab.change(.daemonSets, "agent") { $0[path: "spec", "template", "spec", "nodeSelector"] = ["disk": "ssd"] }
        lab.advance(10)
        #expect(hosts(lab) == ["node-3"])
    }

    @Test func `A cordoned node keeps its daemon, and one that evicts does not`() throws {
        let lab = try Self.lab(["node-1"])
        try lab.create(Self.daemon, .daemonSets)
        lab.advance(5)
        let node = ObjectKey(.nodes, name: "node-1")
        try lab.access.update(node) {
            $0[path: "spec", "taints"] = [["key": "node.kubernetes.io/unschedulable", "effect": "NoSchedule"]]
        }
        lab.advance(5)
        #expect(hosts(lab) == ["node-1"])
        try lab.access.update(node) { $0[path: "spec", "taints"] = [["key": "gone", "effect": "NoExecute"]] }
        lab.advance(5)
        #expect(hosts(lab) == [])
    }

    @Test func `An update replaces one pod after the other`() throws {
        let lab = try Self.lab()
        try lab.create(Self.daemon, .daemonSets)
        lab.advance(5)
        try lab.change(.daemonSets, "agent") { $0.setImage("agent:2") }
        for _ in 0..<60 {
            #expect(lab.status(.daemonSets, "agent")["numberUnavailable"]?.intValue ?? 0 <= 1)
            lab.advance(0.5)
        }
        #expect(lab.status(.daemonSets, "agent")["updatedNumberScheduled"] == 3)
        #expect(Set(lab.objects(.controllerRevisions).compactMap { $0["revision"]?.intValue }) == [1, 2])
    }

    @Test func `A failed daemon is made anew ever more seldom`() throws {
        let lab = try Self.lab(["node-1"])
        try lab.create(Workloads.workload("agent", "agent:fails"), .daemonSets)
        lab.advance(120)
        let failures = lab.events("DaemonSet").filter {
            $0.hasPrefix("FailedDaemonPod: Found failed daemon pod default/")
        }
        #expect((3...8).contains(failures.count))
    }

    @Test(arguments: [
        (JSONValue.integer(1), 3, 1), (.string("50%"), 3, 2), (.integer(0), 3, 1), (.string("10%"), 20, 2),
    ])
    func `How many nodes may be without a daemon is rounded up`(_ bound: JSONValue, _ desired: Int, _ expected: Int) {
        let set: JSONValue = ["spec": ["updateStrategy": ["rollingUpdate": ["maxUnavailable": bound]]]]
        #expect(DaemonRollingUpdate(set, desired: desired).unavailable == expected)
    }
}
