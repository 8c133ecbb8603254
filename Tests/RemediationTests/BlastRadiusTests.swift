import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Remediation
import Testing

@Suite struct `Blast radius` {
    /// A workload's strategy and pods, and what a rolling update takes out of service.
    struct Row: CustomTestStringConvertible, Sendable {
        var kind = "Deployment"
        var strategy: JSONValue = [:]
        var replicas: Int
        var ready: Int
        var crashing = 0
        var percent: Int
        var testDescription: String { "\(kind) \(strategy.compactText) \(ready) of \(replicas)" }
    }

    private static let rows = [
        // A quarter by default, rounded down; the surge makes up for it.
        Row(replicas: 4, ready: 4, percent: 25), Row(replicas: 3, ready: 3, percent: 0),
        Row(replicas: 1, ready: 1, percent: 0), Row(replicas: 8, ready: 8, percent: 25),
        // What is out of service already is not taken away again.
        Row(replicas: 4, ready: 3, percent: 0), Row(replicas: 8, ready: 7, percent: 13),
        Row(replicas: 4, ready: 0, percent: 0),
        // A container that is killed again and again is not in service in between.
        Row(replicas: 4, ready: 3, crashing: 1, percent: 0),
        Row(strategy: ["type": "Recreate"], replicas: 4, ready: 4, percent: 100),
        Row(strategy: ["type": "Recreate"], replicas: 4, ready: 1, percent: 25),
        Row(strategy: ["type": "Recreate"], replicas: 4, ready: 0, percent: 0),
        Row(strategy: ["rollingUpdate": ["maxUnavailable": 2]], replicas: 4, ready: 4, percent: 50),
        Row(strategy: ["rollingUpdate": ["maxUnavailable": "50%", "maxSurge": 0]], replicas: 5, ready: 5, percent: 40),
        Row(strategy: ["rollingUpdate": ["maxUnavailable": 0, "maxSurge": 0]], replicas: 2, ready: 2, percent: 50),
        Row(strategy: ["rollingUpdate": ["maxUnavailable": 9]], replicas: 4, ready: 4, percent: 100),
        Row(strategy: ["rollingUpdate": ["maxUnavailable": "x"]], replicas: 4, ready: 4, percent: 100),
        Row(kind: "StatefulSet", replicas: 3, ready: 3, percent: 34),
        Row(kind: "StatefulSet", replicas: 3, ready: 2, percent: 0),
        Row(kind: "StatefulSet", replicas: 1, ready: 1, percent: 100),
        Row(
            kind: "DaemonSet", strategy: ["rollingUpdate": ["maxUnavailable": "30%"]], replicas: 4, ready: 4,
            percent: 50),
    ]

    @Test(arguments: rows)
    func `A rolling update takes what its strategy allows, less what is out of service already`(row: Row) throws {
        var live = Objects.workload(row.kind, replicas: row.replicas)
        live[path: "spec", row.kind == "Deployment" ? "strategy" : "updateStrategy"] = row.strategy
        if row.kind == "DaemonSet" { live["status"] = ["desiredNumberScheduled": .integer(row.replicas)] }
        let owner =
            row.kind == "Deployment"
            ? Objects.owner("ReplicaSet", "checkout-h2", "u-h2") : Objects.owner(row.kind, "checkout", "u-checkout")
        var objects = [live]
        if row.kind == "Deployment" { objects.append(Objects.replicaSet(2, image: "web:2")) }
        objects += (0..<row.ready).map { Objects.pod("r\($0)", owner: owner) }
        objects += (0..<row.crashing).map { Objects.pod("c\($0)", owner: owner, crashedMinutesAgo: 3) }
        let missing = max(0, row.replicas - row.ready - row.crashing)
        objects += (0..<missing).map { Objects.pod("m\($0)", owner: owner, isReady: false) }
        let prepared = try prepare(.rolloutRestart, on: .workload(row.kind), objects)
        #expect(prepared.blastRadius == .init(pods: row.replicas, percent: row.percent))
        #expect(prepared.baseline.availableReplicas == row.ready)
    }

    @Test func `The longest run before an end is remembered`() throws {
        let objects = [
            Objects.workload(), Objects.replicaSet(2, image: "web:2"), Objects.pod("a", crashedMinutesAgo: 1),
            Objects.pod("b"),
        ]
        #expect(try prepare(.rolloutRestart, objects).baseline.runSeconds == 42)
    }

    @Test(arguments: [(5, 0, 0), (2, 2, 50), (3, 1, 25), (1, 3, 75)])
    func `Scaling down takes pods away, scaling up none`(replicas: Int, pods: Int, percent: Int) throws {
        let objects =
            [Objects.workload(), Objects.replicaSet(2, image: "web:2")] + (0..<4).map { Objects.pod("p\($0)") }
        let radius = try prepare(.scaleWorkload(replicas: replicas), objects).blastRadius
        #expect(radius == .init(pods: pods, percent: percent))
    }

    @Test func `An eviction costs a share only where the pod serves`() throws {
        let rest = [Objects.replicaSet(2, image: "web:2"), Objects.pod("p1"), Objects.pod("p2")]
        func percent(_ pod: JSONValue) throws -> Int {
            try prepare(.restartPod, on: .pod("p0"), [pod] + rest, workload: Objects.workload()).blastRadius.percent
        }
        #expect(try percent(Objects.pod("p0")) == 25)
        #expect(try percent(Objects.pod("p0", isReady: false)) == 0)
        #expect(try percent(Objects.pod("p0", crashedMinutesAgo: 1)) == 0)
        #expect(try percent(Objects.pod("p0", crashedMinutesAgo: 11)) == 25)
    }

    @Test func `Of a pod of an unknown controller the worst is assumed`() throws {
        let pod = Objects.pod("p0", owner: Objects.owner("Rollout", "r", "u-r", apiVersion: "argoproj.io/v1alpha1"))
        #expect(try prepare(.restartPod, on: .pod("p0"), [pod]).blastRadius == .init(pods: 1, percent: 100))
    }
}
