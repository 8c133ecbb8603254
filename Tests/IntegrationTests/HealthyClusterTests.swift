import Foundation
import Incidents
import KubernetesClient
import KubernetesModel
import MidwatchTestKit
import Testing

extension ClusterTests {
    @Suite(.onCluster)
    struct HealthyClusterTests {
        @Test func `a healthy cluster at work gives no incident`() async throws {
            try await inNamespace("healthy") { namespace in
                try await namespace.setPolicy(.auto)
                try await namespace.withOperator { process in
                    try await namespace.deployHealthyWorkloads()
                    try await namespace.updateWorkloads()
                    try await namespace.scaleWorkloads()
                    try await namespace.awaitJobs()
                    let quietUntil = ContinuousClock.now + .seconds(30)
                    while ContinuousClock.now < quietUntil, try await namespace.incidents().isEmpty {
                        try await Task.sleep(for: .seconds(1))
                    }
                    let incidents = try await namespace.incidents()
                    let found = try await namespace.report()
                    #expect(incidents.isEmpty, "\(found)")
                    #expect(process.exit == nil)
                    #expect(try AuditLog.current?.writesOfMidwatch(in: namespace.name).isEmpty != false)
                }
            }
        }
    }
}

extension TestNamespace {
    private static let readiness: JSONValue = [
        "readinessProbe": ["exec": ["command": ["true"]], "periodSeconds": 1],
        "livenessProbe": ["exec": ["command": ["true"]], "periodSeconds": 5],
    ]

    fileprivate func deployHealthyWorkloads() async throws {
        let container = TestWorkload.container(Self.readiness)
        try await create(Deployment.resource, TestWorkload.workload("web", replicas: 3, container))
        try await create(
            Service.resource,
            [
                "metadata": ["name": "web"],
                "spec": ["selector": ["app": "web"], "ports": [["port": 80, "targetPort": 8080]]],
            ])
        try await create(
            StatefulSet.resource, TestWorkload.workload("store", replicas: 2, container, ["serviceName": "store"]))
        try await create(DaemonSet.resource, TestWorkload.workload("agent", replicas: nil, container))
        try await create(Deployment.resource, TestWorkload.workload("asleep", replicas: 0, container))
        // Its probe fails for the first 20 seconds.
        let slow = TestWorkload.container(
            command: ["sh", "-c", "sleep 20; touch /tmp/ready; exec sleep 3600"],
            ["readinessProbe": ["exec": ["command": ["test", "-e", "/tmp/ready"]], "periodSeconds": 2]])
        try await create(Deployment.resource, TestWorkload.workload("slow", slow))
        try await create(
            Job.resource, TestWorkload.job("once", TestWorkload.container(command: ["sh", "-c", "sleep 1"])))
        // The first pod comes too early, the next does not.
        let later = Int(Date().timeIntervalSince1970) + 6
        try await create(
            Job.resource,
            TestWorkload.job(
                "again", TestWorkload.container(command: ["sh", "-c", "test $(date +%s) -ge \(later)"]),
                ["backoffLimit": 4]))
        try await rollout(of: "web")
    }

    /// Three revisions of the Deployment, one of the others.
    fileprivate func updateWorkloads() async throws {
        for revision in 2...4 {
            try await change(Deployment.resource, "web", Self.setting(revision: revision))
            try await rollout(of: "web", within: .seconds(90))
        }
        try await change(StatefulSet.resource, "store", Self.setting(revision: 2))
        try await change(DaemonSet.resource, "agent", Self.setting(revision: 2))
        try await eventually("the StatefulSet and the DaemonSet are rolled out", within: .seconds(90)) {
            let store = try await cluster.api.get(StatefulSet.resource, name: "store", namespace: name)
            let agent = try await cluster.api.get(DaemonSet.resource, name: "agent", namespace: name)
            let isDone =
                Self.observesItself(store) && store[path: "status", "updatedReplicas"] == 2
                && store[path: "status", "readyReplicas"] == 2 && Self.observesItself(agent)
                && agent[path: "status", "updatedNumberScheduled"] == agent[path: "status", "desiredNumberScheduled"]
                && agent[path: "status", "numberReady"] == agent[path: "status", "desiredNumberScheduled"]
            return isDone ? true : nil
        }
    }

    fileprivate func scaleWorkloads() async throws {
        for replicas in [5, 1, 0, 2] {
            try await change(Deployment.resource, "web", ["spec": ["replicas": .integer(replicas)]])
            if replicas > 0 { try await rollout(of: "web") }
        }
        try await rollout(of: "slow")
    }

    fileprivate func awaitJobs() async throws {
        for job in ["once", "again"] {
            try await eventually("the job \(job) has succeeded") {
                try await cluster.api.get(Job.resource, name: job, namespace: name)[path: "status", "succeeded"]
            }
        }
    }

    private static func setting(revision: Int) -> JSONValue {
        TestWorkload.changing(["env": [["name": "REVISION", "value": .string("\(revision)")]]])
    }

    private static func observesItself(_ object: JSONValue) -> Bool {
        object[path: "status", "observedGeneration"] == object[path: "metadata", "generation"]
    }
}
