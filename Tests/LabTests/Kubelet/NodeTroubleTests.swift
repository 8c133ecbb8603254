import Foundation
import KubernetesModel
import Testing

@testable import Lab

struct NodeTroubleTests {
    @Test func `On a machine that fails nothing runs and nobody writes`() throws {
        let lab = try KubeletLab(["shop/web:1": .with { $0.exit = Program.Exit(after: .seconds(60), code: 1) }])
        try lab.create(KubeletLab.pod())
        lab.advance(10)
        let before = lab.status()
        lab.fleet.apply(.fails, to: "node-1")
        lab.advance(300)
        #expect(lab.status() == before)
        #expect(lab.measurements.containers.isEmpty)
        lab.fleet.apply(.returns, to: "node-1")
        lab.advance(10)
        #expect(lab.container()["restartCount"] == 1)
        #expect(lab.container()["lastState"]?["terminated"]?["exitCode"] == 255)
        #expect(lab.container()["state"]?["running"] != nil)
        #expect(lab.status()["podIP"] == "10.244.0.3")
    }

    @Test func `A pod that was deleted meanwhile goes when its machine returns`() throws {
        let lab = try KubeletLab()
        try lab.create(KubeletLab.pod())
        lab.advance(10)
        lab.fleet.apply(.fails, to: "node-1")
        lab.advance(60)
        try lab.access.delete(lab.key("web"))
        lab.advance(600)
        #expect(lab.pod()?.isDeleting == true)
        lab.fleet.apply(.returns, to: "node-1")
        lab.advance(1)
        #expect(lab.pod() == nil)
    }

    @Test func `Who uses more than asked for goes when the node has no memory left`() throws {
        var node = NodePlan(name: "node-1")
        node.memory = "1Gi"
        let lab = try KubeletLab(
            [
                "leak:1": .with { $0.memory.use = Program.Growth(base: "100Mi", perMinute: "100Mi") },
                "shop/web:1": .with { $0.memory.use = Program.Growth(base: "300Mi") },
            ], nodes: [node])
        try lab.create(KubeletLab.pod("web", ["resources": ["requests": ["memory": "400Mi"]]]))
        try lab.create(KubeletLab.pod("leak", image: "leak:1", ["resources": ["requests": ["memory": "128Mi"]]]))
        lab.advance(280)
        #expect(lab.status("leak")["phase"] == "Running")
        #expect(lab.fleet.pressure(on: "node-1").isEmpty)
        lab.advance(60)
        #expect(lab.status("leak")["phase"] == "Failed" && lab.status("leak")["reason"] == "Evicted")
        let message = lab.status("leak")["message"]?.stringValue ?? ""
        #expect(
            message == "The node was low on resource: memory. Threshold quantity: 100Mi, available: 102382Ki. "
                + "Container web was using 638993Ki, request is 128Mi, has larger consumption of memory. ")
        #expect(lab.events(of: "leak").contains("Warning Evicted: \(message)"))
        #expect(lab.condition("DisruptionTarget", of: "leak")?["reason"] == "TerminationByKubelet")
        #expect(lab.status("web")["phase"] == "Running")
        #expect(lab.reasons(of: "node-1") == ["EvictionThresholdMet"])
        #expect(lab.fleet.pressure(on: "node-1") == [.memory])
        lab.advance(310)
        #expect(lab.fleet.pressure(on: "node-1").isEmpty)
        #expect(lab.status("web")["phase"] == "Running")
        #expect(lab.cluster.nextInstant == nil)
    }

    @Test func `A container that writes more than it may is evicted with its pod`() throws {
        let lab = try KubeletLab([
            "shop/web:1": .with { $0.disk = Program.Growth(base: "0", perMinute: "100Mi") }
        ])
        try lab.create(KubeletLab.pod("web", ["resources": ["limits": ["ephemeral-storage": "200Mi"]]]))
        lab.advance(130)
        #expect(lab.status()["reason"] == "Evicted")
        #expect(lab.status()["message"] == "Container web exceeded its local ephemeral storage limit \"200Mi\". ")
        #expect(lab.container()["state"]?["terminated"]?["exitCode"] == 137)
    }

    @Test func `The first to go take more than they asked for, then come the least important`() {
        func candidate(_ uid: String, _ priority: Int, usage: Double, request: Double) -> EvictionRanking.Candidate {
            EvictionRanking.Candidate(
                uid: uid, priority: priority, containers: [.init(name: "web", usage: usage, request: request)])
        }
        let order = EvictionRanking.order([
            candidate("modest", 0, usage: 10, request: 20), candidate("greedy", 0, usage: 90, request: 20),
            candidate("important", 1000, usage: 500, request: 20), candidate("none", 0, usage: 50, request: 0),
        ])
        #expect(order.map(\.uid) == ["greedy", "none", "important", "modest"])
    }
}
