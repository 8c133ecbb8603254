import Foundation
import KubernetesModel
import Testing

@testable import Lab

@Suite struct SchedulerTests {
    static let noVictims = "No preemption victims found for incoming pod"
    static let noHelp = "Preemption is not helpful for scheduling"

    @Test func `a pod is bound to the node with the most room, and it is told`() throws {
        let lab = try PartsLab()
        try lab.createPod("a") { $0.request(cpu: "1", memory: "1Gi") }
        try lab.createPod("b") { $0.request(cpu: "1", memory: "1Gi") }
        #expect(lab.node(of: "a") == "node-1")
        #expect(lab.node(of: "b") == "node-2")
        #expect(lab.scheduled("a")?["status"] == "True")
        #expect(lab.events(of: "a") == ["Normal Scheduled Successfully assigned shop/a to node-1"])
    }

    @Test func `what no node has room for waits, says why, and is bound when room is made`() throws {
        let lab = try PartsLab()
        try lab.createPod("large") { $0.request(cpu: "3") }
        try lab.createPod("other") { $0.request(cpu: "3") }
        try lab.createPod("late") { $0.request(cpu: "2") }
        let message =
            "0/2 nodes are available: 2 Insufficient cpu. preemption: 0/2 nodes are available: 2 \(Self.noVictims)."
        #expect(lab.node(of: "late") == nil)
        #expect(lab.scheduled("late")?["reason"] == "Unschedulable")
        #expect(lab.scheduled("late")?["message"]?.stringValue == message)
        #expect(lab.events(of: "late") == ["Warning FailedScheduling \(message)"])
        lab.advance(seconds: 60)
        try lab.delete(ObjectKey(.pods, namespace: "shop", name: "large"), gracePeriod: 0)
        #expect(lab.node(of: "late") == "node-1")
    }

    @Test func `a pod that has just failed rests before it is tried again, and is tried each five minutes anyway`()
        throws
    {
        let lab = try PartsLab(nodes: [NodePlan(name: "n")])
        try lab.createPod("a") { $0[path: "spec", "nodeSelector"] = ["disk": "ssd"] }
        try lab.change(ObjectKey(.nodes, name: "n")) { $0[path: "metadata", "labels", "disk"] = "hdd" }
        #expect(lab.attempts(of: "a") == 1)
        lab.advance(seconds: 0.9)
        #expect(lab.attempts(of: "a") == 1)
        lab.advance(seconds: 0.2)
        #expect(lab.attempts(of: "a") == 2)
        lab.advance(seconds: 299)
        #expect(lab.attempts(of: "a") == 2)
        lab.advance(seconds: 2)
        #expect(lab.attempts(of: "a") == 3)
        try lab.change(ObjectKey(.nodes, name: "n")) { $0[path: "metadata", "labels", "disk"] = "ssd" }
        lab.advance(seconds: 5)
        #expect(lab.node(of: "a") == "n")
    }

    @Test func `pods with gates are left alone until they are open`() throws {
        let lab = try PartsLab()
        try lab.createPod("a") { $0[path: "spec", "schedulingGates"] = [["name": "quota"]] }
        #expect(lab.node(of: "a") == nil)
        #expect(lab.scheduled("a")?["reason"] == "SchedulingGated")
        #expect(lab.events(of: "a").isEmpty)
    }

    @Test func `another scheduler's pods are not touched`() throws {
        let lab = try PartsLab()
        try lab.createPod("a") { $0[path: "spec", "schedulerName"] = "own" }
        #expect(lab.node(of: "a") == nil)
        #expect(lab.scheduled("a") == nil)
    }

    @Test func `the pod of a daemon that names its node says what the others have to do with it`() throws {
        let lab = try PartsLab()
        try lab.createPod("full") {
            $0[path: "spec", "nodeName"] = "node-2"
            $0.request(cpu: "4")
        }
        try lab.createPod("daemon") {
            $0.request(cpu: "1")
            $0[path: "spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"] = [
                "nodeSelectorTerms": [
                    ["matchFields": [["key": "metadata.name", "operator": "In", "values": ["node-2"]]]]
                ]
            ]
        }
        #expect(
            lab.scheduled("daemon")?["message"]?.stringValue
                == "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) didn't satisfy plugin(s) [NodeAffinity]. "
                + "preemption: 0/2 nodes are available: 1 \(Self.noVictims), 1 \(Self.noHelp).")
    }

    @Test func `without nodes there is nothing to count`() throws {
        let lab = try PartsLab(nodes: [])
        try lab.createPod("a")
        #expect(lab.scheduled("a")?["message"]?.stringValue == "no nodes available to schedule pods")
    }

    @Test func `pods that must be apart, and there is no further node`() throws {
        let lab = try PartsLab()
        func apart(_ pod: inout JSONValue) {
            pod[path: "metadata", "labels"] = ["app": "web"]
            pod[path: "spec", "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"] = [
                ["labelSelector": ["matchLabels": ["app": "web"]], "topologyKey": "kubernetes.io/hostname"]
            ]
        }
        for name in ["a", "b", "c"] { try lab.createPod(name, apart) }
        #expect(Set([lab.node(of: "a"), lab.node(of: "b")]) == ["node-1", "node-2"])
        #expect(
            lab.scheduled("c")?["message"]?.stringValue
                == "0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules. preemption: 0/2 nodes are "
                + "available: 2 \(Self.noVictims).")
        // One without such a wish is not wanted where it is refused.
        try lab.createPod("d") { $0[path: "metadata", "labels"] = ["app": "web"] }
        #expect(
            lab.scheduled("d")?["message"]?.stringValue
                == "0/2 nodes are available: 2 node(s) didn't satisfy existing pods anti-affinity rules. preemption: "
                + "0/2 nodes are available: 2 \(Self.noVictims).")
        lab.advance(seconds: 30)
        try lab.delete(ObjectKey(.pods, namespace: "shop", name: "a"), gracePeriod: 0)
        #expect(lab.node(of: "c") != nil)
    }

    @Test func `pods that must be together`() throws {
        let lab = try PartsLab()
        func beside(_ app: String) -> (inout JSONValue) -> Void {
            { pod in
                pod[path: "spec", "affinity", "podAffinity", "requiredDuringSchedulingIgnoredDuringExecution"] = [
                    [
                        "labelSelector": ["matchLabels": ["app": .string(app)]],
                        "topologyKey": "kubernetes.io/hostname",
                    ]
                ]
            }
        }
        try lab.createPod("early", beside("cache"))
        #expect(
            lab.scheduled("early")?["message"]?.stringValue
                == "0/2 nodes are available: 2 node(s) didn't match pod affinity rules. preemption: 0/2 nodes are "
                + "available: 2 \(Self.noHelp).")
        try lab.createPod("cache") { $0[path: "spec", "nodeName"] = "node-2" }
        lab.advance(seconds: 2)
        #expect(lab.node(of: "early") == "node-2")
        // The first of its own kind may go anywhere.
        try lab.createPod("own", beside("own"))
        #expect(lab.node(of: "own") != nil)
    }

    @Test func `pods are spread evenly, and not where the label is missing`() throws {
        var plans = ["a", "b", "c"].map { NodePlan(name: $0) }
        plans[0].labels = ["zone": "1"]
        plans[1].labels = ["zone": "2"]
        let lab = try PartsLab(nodes: plans)
        func spread(_ pod: inout JSONValue) {
            pod[path: "metadata", "labels"] = ["app": "web"]
            pod[path: "spec", "topologySpreadConstraints"] = [
                [
                    "maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule",
                    "labelSelector": ["matchLabels": ["app": "web"]],
                ]
            ]
        }
        for name in ["p", "q"] { try lab.createPod(name, spread) }
        #expect(Set([lab.node(of: "p"), lab.node(of: "q")]) == ["a", "b"])
        try lab.change(ObjectKey(.nodes, name: "b")) { $0[path: "spec", "unschedulable"] = true }
        try lab.createPod("r", spread)
        #expect(lab.node(of: "r") == "a")
        try lab.createPod("s", spread)
        #expect(
            lab.scheduled("s")?["message"]?.stringValue
                == "0/3 nodes are available: 1 node(s) didn't match pod topology spread constraints, 1 node(s) didn't "
                + "match pod topology spread constraints (missing required label), 1 node(s) were unschedulable. "
                + "preemption: 0/3 nodes are available: 1 \(Self.noVictims), 2 \(Self.noHelp).")
    }

    @Test func `a more important pod takes the place of the least important ones`() throws {
        let lab = try PartsLab()
        for (name, value) in [("high", 1000), ("low", 10)] {
            try lab.create(
                [
                    "apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass", "metadata": ["name": .string(name)],
                    "value": .integer(value),
                ], ResourceName(group: "scheduling.k8s.io", plural: "priorityclasses"))
        }
        func filled(_ priority: String, _ cpu: String) -> (inout JSONValue) -> Void {
            { pod in
                pod.request(cpu: cpu)
                pod[path: "spec", "priorityClassName"] = .string(priority)
            }
        }
        try lab.createPod("a", filled("low", "2"))
        try lab.createPod("b", filled("high", "4"))
        try lab.createPod("c", filled("low", "2"))
        #expect(Set([lab.node(of: "a"), lab.node(of: "c")]) == ["node-1"])
        let pod = try lab.createPod("urgent", filled("high", "2"))
        #expect(lab.pod("urgent")?["status"]?["nominatedNodeName"] == "node-1")
        #expect(lab.scheduled("urgent")?["message"]?.stringValue == "0/2 nodes are available: 2 Insufficient cpu.")
        // Of two alike the one goes that is less important by its name's order; the other is spared.
        #expect(lab.pod("c")?.isDeleting == true)
        #expect(lab.pod("a")?.isDeleting == false)
        #expect(lab.events(of: "c").contains("Normal Preempted Preempted by pod \(pod.uid) on node node-1"))
        let target = Conditions.condition("DisruptionTarget", in: lab.pod("c")?["status"])
        #expect(target?["reason"] == "PreemptionByScheduler")
        // What is less important does not slip into the place.
        try lab.delete(ObjectKey(.pods, namespace: "shop", name: "c"), gracePeriod: 0)
        try lab.createPod("late", filled("low", "2"))
        #expect(lab.node(of: "late") == nil)
        lab.advance(seconds: 5)
        #expect(lab.node(of: "urgent") == "node-1")
    }

    @Test func `two of the same importance clear a node each, and both get their place`() throws {
        let lab = try PartsLab()
        try lab.create(
            [
                "apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass", "metadata": ["name": "high"],
                "value": 1000,
            ], ResourceName(group: "scheduling.k8s.io", plural: "priorityclasses"))
        for name in ["a", "b", "c", "d"] { try lab.createPod(name) { $0.request(cpu: "1500m") } }
        for name in ["first", "second"] {
            try lab.createPod(name) {
                $0.request(cpu: "1500m")
                $0[path: "spec", "priorityClassName"] = "high"
            }
        }
        let nominated = ["first", "second"].map { lab.pod($0)?["status"]?["nominatedNodeName"]?.stringValue ?? "" }
        #expect(nominated.sorted() == ["node-1", "node-2"])
        for name in ["a", "b", "c", "d"] where lab.pod(name)?.isDeleting == true {
            try lab.delete(ObjectKey(.pods, namespace: "shop", name: name), gracePeriod: 0)
        }
        lab.advance(seconds: 5)
        #expect([lab.node(of: "first"), lab.node(of: "second")] == nominated)
    }

    @Test func `one that may not preempt says so`() throws {
        let lab = try PartsLab(nodes: [NodePlan(name: "n")])
        try lab.create(
            [
                "apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass", "metadata": ["name": "polite"],
                "value": 1000, "preemptionPolicy": "Never",
            ], ResourceName(group: "scheduling.k8s.io", plural: "priorityclasses"))
        try lab.createPod("a") { $0.request(cpu: "3") }
        try lab.createPod("b") {
            $0.request(cpu: "3")
            $0[path: "spec", "priorityClassName"] = "polite"
        }
        #expect(lab.pod("a")?.isDeleting == false)
        #expect(
            lab.scheduled("b")?["message"]?.stringValue
                == "0/1 nodes are available: 1 Insufficient cpu. preemption: not eligible due to "
                + "preemptionPolicy=Never.")
    }

    @Test func `the same seed gives the same history`() throws {
        func history() throws -> [String] {
            let lab = try PartsLab()
            for number in 1...6 { try lab.createPod("pod-\(number)") { $0.request(cpu: "1500m") } }
            lab.apply(.fails, to: "node-1")
            lab.advance(seconds: 600)
            return lab.access.objects(ResourceName(group: "", plural: "events")).map(\.compactText)
        }
        #expect(try history() == history())
    }

    @Test func `half an hour of a quiet cluster is few writes`() throws {
        let lab = try PartsLab()
        for number in 1...20 { try lab.createPod("pod-\(number)") { $0.request(cpu: "100m", memory: "64Mi") } }
        let before = lab.cluster.server.store.revision
        lab.advance(seconds: 1800)
        // Two leases each ten seconds, and two nodes' status each five minutes.
        #expect(lab.cluster.server.store.revision - before == 2 * 180 + 2 * 6)
    }
}

extension PartsLab {
    /// How often the scheduler has tried in vain.
    func attempts(of pod: String) -> Int {
        access.objects(ResourceName(group: "", plural: "events"))
            .filter { $0["involvedObject"]?["name"]?.stringValue == pod && $0["reason"] == "FailedScheduling" }
            .reduce(0) { $0 + ($1["count"]?.intValue ?? 1) }
    }
}
