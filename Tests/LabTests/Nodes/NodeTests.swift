import Foundation
import KubernetesModel
import Testing

@testable import Lab

@Suite struct NodeTests {
    @Test func `nodes are there from the beginning, with what their plans say`() throws {
        var plan = NodePlan(name: "big")
        plan.cpu = "8"
        plan.labels = ["tier": "gold"]
        plan.taints = [["key": "dedicated", "value": "db", "effect": "NoSchedule"]]
        let lab = try PartsLab(nodes: [plan])
        let node = try #require(lab.node("big"))
        #expect(node["status"]?["capacity"]?["cpu"] == "8")
        #expect(node["status"]?["capacity"]?["memory"] == "8Gi")
        #expect(node["status"]?["allocatable"]?["memory"] == "8092Mi")
        #expect(node[metadata: "labels"]?["tier"] == "gold")
        #expect(node[metadata: "labels"]?["kubernetes.io/hostname"] == "big")
        #expect(node["spec"]?["taints"] == [["key": "dedicated", "value": "db", "effect": "NoSchedule"]])
        let ready = Conditions.condition("Ready", in: node["status"])
        #expect(ready?["reason"] == "KubeletReady")
        #expect(ready?["message"] == "kubelet is posting ready status")
        #expect(
            Set(lab.events(of: "big")).isSuperset(of: [
                "Normal NodeReady Node big status is now: NodeReady",
                "Normal RegisteredNode Node big event: Registered Node big in Controller",
            ]))
    }

    @Test func `a node of which nothing is heard is lost after 40 seconds, and its pods five minutes later`() throws {
        let lab = try PartsLab()
        lab.advance(seconds: 7)
        try lab.createPod("a") { $0[path: "spec", "nodeName"] = "node-1" }
        try lab.createPod("b") { $0[path: "spec", "nodeName"] = "node-2" }
        lab.access.updateStatus(ObjectKey(.pods, namespace: "shop", name: "a")) { status in
            Conditions.set("Ready", "True", reason: nil, message: nil, in: &status, at: lab.cluster.clock.now)
        }
        lab.advance(seconds: 5)
        // Its lease was renewed two seconds ago.
        lab.apply(.fails, to: "node-1")
        lab.advance(seconds: 37)
        #expect(Conditions.status("Ready", in: lab.node("node-1")?["status"]) == "True")
        lab.advance(seconds: 1)
        let node = lab.node("node-1")
        let ready = Conditions.condition("Ready", in: node?["status"])
        #expect(ready?["status"] == "Unknown")
        #expect(ready?["reason"] == "NodeStatusUnknown")
        #expect(ready?["message"] == "Kubelet stopped posting node status.")
        #expect(
            Taint.all(of: node ?? [:]).map { "\($0.key):\($0.effect.rawValue)" } == [
                "node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute",
            ])
        #expect(lab.events(of: "node-1").contains("Normal NodeNotReady Node node-1 status is now: NodeNotReady"))
        #expect(lab.events(of: "a").contains("Warning NodeNotReady Node is not ready"))
        #expect(Conditions.status("Ready", in: lab.pod("a")?["status"]) == "False")
        lab.advance(seconds: 299)
        #expect(lab.pod("a")?.isDeleting == false)
        lab.advance(seconds: 2)
        // Nobody is there who could say that it has ended.
        #expect(lab.pod("a")?.isDeleting == true)
        #expect(lab.events(of: "a").contains("Normal TaintManagerEviction Marking for deletion Pod shop/a"))
        #expect(
            Conditions.condition("DisruptionTarget", in: lab.pod("a")?["status"])?["reason"] == "DeletionByTaintManager"
        )
        #expect(lab.pod("b")?.isDeleting == false)
    }

    @Test func `a node that returns is ready and without taints, and its pods stay`() throws {
        let lab = try PartsLab()
        try lab.createPod("a") { $0[path: "spec", "nodeName"] = "node-1" }
        lab.apply(.fails, to: "node-1")
        lab.advance(seconds: 120)
        lab.apply(.returns, to: "node-1")
        let node = lab.node("node-1")
        #expect(Conditions.status("Ready", in: node?["status"]) == "True")
        #expect(Taint.all(of: node ?? [:]).isEmpty)
        #expect(lab.events(of: "node-1").contains { $0.hasPrefix("Warning Rebooted Node node-1 has been rebooted") })
        #expect(lab.events(of: "a").contains("Normal TaintManagerEviction Cancelling deletion of Pod shop/a"))
        lab.advance(seconds: 600)
        #expect(lab.pod("a")?.isDeleting == false)
    }

    @Test func `where no node is left, nothing is driven away`() throws {
        let lab = try PartsLab(nodes: [NodePlan(name: "only")])
        try lab.createPod("a")
        lab.apply(.fails, to: "only")
        lab.advance(seconds: 900)
        #expect(Taint.all(of: lab.node("only") ?? [:]).map(\.effect) == [.noSchedule])
        #expect(lab.pod("a")?.isDeleting == false)
    }

    @Test(arguments: [
        (
            Scenario.NodeEvent.memoryPressure, "MemoryPressure", "node.kubernetes.io/memory-pressure",
            "NodeHasInsufficientMemory"
        ),
        (.diskPressure, "DiskPressure", "node.kubernetes.io/disk-pressure", "NodeHasDiskPressure"),
    ])
    func `pressure is a condition, a taint and an event`(
        event: Scenario.NodeEvent, condition: String, taint: String, reason: String
    ) throws {
        let lab = try PartsLab()
        lab.apply(event, to: "node-2")
        #expect(Conditions.status(condition, in: lab.node("node-2")?["status"]) == "True")
        #expect(Taint.all(of: lab.node("node-2") ?? [:]).map(\.key) == [taint])
        #expect(lab.events(of: "node-2").contains("Normal \(reason) Node node-2 status is now: \(reason)"))
        #expect(Taint.all(of: lab.node("node-1") ?? [:]).isEmpty)
        lab.apply(.relief, to: "node-2")
        #expect(Conditions.status(condition, in: lab.node("node-2")?["status"]) == "False")
        #expect(Taint.all(of: lab.node("node-2") ?? [:]).isEmpty)
    }

    @Test func `a cordoned node is marked, takes nothing new, and keeps what it has`() throws {
        let lab = try PartsLab()
        try lab.createPod("a") { $0[path: "spec", "nodeName"] = "node-1" }
        lab.apply(.cordon, to: "node-1")
        #expect(lab.node("node-1")?["spec"]?["unschedulable"] == true)
        #expect(Taint.all(of: lab.node("node-1") ?? [:]).map(\.key) == ["node.kubernetes.io/unschedulable"])
        try lab.createPod("b")
        #expect(lab.node(of: "b") == "node-2")
        lab.advance(seconds: 10)
        #expect(
            lab.events(of: "node-1").last == "Normal NodeNotSchedulable Node node-1 status is now: NodeNotSchedulable")
        lab.apply(.uncordon, to: "node-1")
        #expect(lab.node("node-1")?["spec"]?["unschedulable"] == nil)
        #expect(Taint.all(of: lab.node("node-1") ?? [:]).isEmpty)
        #expect(lab.pod("a")?.isDeleting == false)
    }

    @Test func `the pods of a node that is taken out of the cluster are collected`() throws {
        let lab = try PartsLab()
        try lab.createPod("a") { $0[path: "spec", "nodeName"] = "node-1" }
        try lab.createPod("lost") { $0[path: "spec", "nodeName"] = "nowhere" }
        lab.apply(.fails, to: "node-1")
        try lab.delete(ObjectKey(.nodes, name: "node-1"))
        lab.advance(seconds: 39)
        #expect(lab.pod("a") != nil)
        lab.advance(seconds: 2)
        #expect(lab.pod("a") == nil)
        #expect(lab.pod("lost") == nil)
        #expect(lab.events(of: "node-1").contains { $0.hasPrefix("Normal RemovingNode") })
    }

    static let verdicts: [(taints: [JSONValue], tolerations: [JSONValue], verdict: TaintEviction.Verdict)] = [
        ([], [], .stays),
        ([["key": "a", "effect": "NoExecute"]], [], .goes(0)),
        ([["key": "a", "effect": "NoExecute"]], [["key": "a", "operator": "Exists"]], .stays),
        (
            [["key": "a", "effect": "NoExecute"]],
            [["key": "a", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 30]], .goes(30)
        ),
        ([["key": "a", "effect": "NoExecute"]], [["operator": "Exists", "tolerationSeconds": -5]], .goes(0)),
        (
            [["key": "a", "effect": "NoExecute"], ["key": "b", "value": "1", "effect": "NoExecute"]],
            [
                ["key": "a", "operator": "Exists", "tolerationSeconds": 60],
                ["key": "b", "value": "1", "tolerationSeconds": 20],
            ], .goes(20)
        ),
        ([["key": "b", "value": "1", "effect": "NoExecute"]], [["key": "b", "value": "2"]], .goes(0)),
        (
            [["key": "b", "effect": "NoExecute"]], [["key": "b", "operator": "Exists", "effect": "NoSchedule"]],
            .goes(0)
        ),
    ]

    @Test(arguments: verdicts)
    func `a pod leaves a tainted node when its shortest toleration is over`(
        taints: [JSONValue], tolerations: [JSONValue], verdict: TaintEviction.Verdict
    ) {
        #expect(TaintEviction.verdict(taints.compactMap(Taint.init), tolerations.map(Toleration.init)) == verdict)
    }
}
