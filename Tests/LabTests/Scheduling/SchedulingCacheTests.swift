import Foundation
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Lab

struct SchedulingCacheTests {
    private struct Seen: Equatable {
        let nodes: [String: [String]]
        let requested: [String: Lab.ResourceAmounts]
        let nominated: [String]

        init(_ cache: inout SchedulingCache, in lab: PartsLab, assumed: [ObjectKey: String] = [:]) {
            let snapshot = cache.snapshot(of: lab.access, assumed: assumed)
            nodes = Dictionary(uniqueKeysWithValues: snapshot.nodes.map { ($0.name, $0.pods.map(\.key.name)) })
            requested = Dictionary(uniqueKeysWithValues: snapshot.nodes.map { ($0.name, $0.requested) })
            nominated = cache.nominated.map(\.key.name)
        }
    }

    @Test func `What was taken over change by change is what would be read anew`() throws {
        let lab = try PartsLab(nodes: (1...4).map { NodePlan(name: "node-\($0)") })
        var generator = SeededGenerator(seed: 11)
        var cache = SchedulingCache()
        for step in 0..<300 {
            let key = ObjectKey(.pods, namespace: "shop", name: "p\(Int.random(in: 0..<30, using: &generator))")
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<5:
                if lab.pod(key.name) == nil { try lab.createPod(key.name) { $0.request(cpu: "100m") } }
            case 5, 6: try lab.delete(key, gracePeriod: 0)
            case 7:
                try lab.access.update(key, .status) { $0[path: "status", "phase"] = "Succeeded" }
            case 8:
                try lab.access.update(key, .status) { $0[path: "status", "nominatedNodeName"] = "node-2" }
            default:
                let node = ObjectKey(.nodes, name: "node-\(Int.random(in: 1...4, using: &generator))")
                try lab.change(node) { $0[path: "metadata", "labels", "step"] = .string("\(step)") }
            }
            var fresh = SchedulingCache()
            #expect(Seen(&cache, in: lab) == Seen(&fresh, in: lab))
        }
    }

    @Test func `A pod that is to be bound takes its room already, and takes it once`() throws {
        let lab = try PartsLab(nodes: [NodePlan(name: "n")])
        try lab.createPod("bound")
        try lab.createPod("waits") { $0[path: "spec", "schedulingGates"] = [["name": "quota"]] }
        var cache = SchedulingCache()
        let assumed = [
            ObjectKey(.pods, namespace: "shop", name: "waits"): "n",
            ObjectKey(.pods, namespace: "shop", name: "bound"): "n",
        ]
        #expect(Seen(&cache, in: lab, assumed: assumed).nodes == ["n": ["bound", "waits"]])
        #expect(Seen(&cache, in: lab).nodes == ["n": ["bound"]])
    }

    @Test func `Where changes are forgotten everything is read anew`() throws {
        let lab = try PartsLab(nodes: [NodePlan(name: "n")])
        var cache = SchedulingCache()
        try lab.createPod("a")
        #expect(Seen(&cache, in: lab).nodes == ["n": ["a"]])
        try lab.delete(ObjectKey(.pods, namespace: "shop", name: "a"), gracePeriod: 0)
        try lab.createPod("b")
        lab.cluster.server.store.compact()
        #expect(Seen(&cache, in: lab).nodes == ["n": ["b"]])
    }
}
