import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Remediation
import Testing

@Suite struct `Dry run` {
    private func diff(
        _ change: Action.Change, on reference: ObjectReference = .workload(), _ objects: [JSONValue]
    ) async throws -> String {
        let cluster = FakeCluster(objects)
        let executor = ActionExecutor(reader: cluster, actuator: cluster, now: { threeInTheMorning })
        let prepared = try await executor.prepare(Action(change, on: reference), requestName: "areq-1")
        let text = try await executor.dryRun(prepared)
        #expect(cluster.changes.isEmpty)
        return text
    }

    @Test func `A difference is one line with the path and both values`() async throws {
        #expect(try await diff(.scaleWorkload(replicas: 6), [Objects.workload()]) == "spec.replicas: 4 -> 6")
        #expect(
            try await diff(.rollbackWorkload(toRevision: 1), Objects.brokenDeployment)
                == "spec.template.spec.containers[web].image: web:2 -> web:1")
        #expect(
            try await diff(
                .setResources(ResourceChange(container: "web", memoryLimit: "128Mi", memoryRequest: "96Mi")),
                [Objects.workload()])
                    == """
                    spec.template.spec.containers[web].resources.limits.memory: 64Mi -> 128Mi
                    spec.template.spec.containers[web].resources.requests.memory: (none) -> 96Mi
                    """)
        #expect(
            try await diff(.rolloutRestart, on: .workload("DaemonSet"), [Objects.workload("DaemonSet")])
                == "spec.template.metadata.annotations.kubectl.kubernetes.io/restartedAt: (none) -> 2026-02-01T03:00:00Z"
        )
    }

    @Test func `What is no patch is told in words`() async throws {
        #expect(
            try await diff(.restartPod, on: .pod("p1"), [Objects.pod("p1")])
                == "pod/p1 is evicted, and its controller makes a new one")
        #expect(try await diff(.retryJob, on: .job(), [Objects.job(), Objects.cronJob()]).hasSuffix(" is created"))
        #expect(try await diff(.escalate(reason: "x"), [Objects.workload()]) == "nothing in the cluster is changed")
    }

    private func rollback(to containers: JSONValue) async throws -> String {
        var set = Objects.replicaSet(1, image: "web:1")
        set[path: "spec", "template"] = Objects.template(hash: "h1", containers: containers)
        return try await diff(.rollbackWorkload(toRevision: 1), [Objects.workload(), set])
    }

    @Test func `Values that may hold a secret are not shown`() async throws {
        var container = Objects.container(image: "web:2")
        container["env"] = [["name": "TOKEN", "value": "hunter2"], ["name": "MODE", "value": "hunter2"]]
        container["args"] = ["--password=hunter2"]
        container["command"] = ["hunter2"]
        let text = try await rollback(to: [container])
        #expect(!text.contains("hunter2"))
        #expect(text.contains("spec.template.spec.containers[web].env[TOKEN].value: changed, not shown"))
        #expect(text.contains("spec.template.spec.containers[web].args: changed, not shown"))
    }

    @Test func `Variables of one name twice are not shown either`() async throws {
        var container = Objects.container(image: "web:2")
        container["env"] = [["name": "TOKEN", "value": "hunter2"], ["name": "TOKEN", "value": "hunter2"]]
        #expect(
            try await rollback(to: [container])
                == "spec.template.spec.containers[web].env: (none) -> 2 entries, not shown")
    }

    @Test func `The text is bounded in lines and in their length`() async throws {
        var container = Objects.container(image: String(repeating: "x", count: 500))
        container["ports"] = .array((0..<50).map { ["name": .string("p\($0)"), "containerPort": .integer($0)] })
        let lines = try await rollback(to: [container]).split(separator: "\n")
        #expect(lines.count == 25)
        #expect(lines.last == "... and 77 more")
        #expect(lines.allSatisfy { $0.count < 200 })
    }

    @Test func `A precondition that does not hold shows in the dry run`() async throws {
        let cluster = FakeCluster([Objects.workload()])
        let executor = ActionExecutor(reader: cluster, actuator: cluster, now: { threeInTheMorning })
        let prepared = try await executor.prepare(
            Action(.scaleWorkload(replicas: 6), on: .workload()), requestName: "areq-1")
        cluster["Deployment", "checkout"]?[path: "metadata", "generation"] = 8
        let error = await #expect(throws: ActuatorError.self) { try await executor.dryRun(prepared) }
        #expect(error?.code == .preconditionFailed)
    }
}
