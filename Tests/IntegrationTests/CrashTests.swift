import Foundation
import Healing
import Incidents
import KubernetesClient
import KubernetesModel
import MidwatchTestKit
import Testing

extension ClusterTests {
    /// The operator ends itself with SIGKILL when it reaches a point; another one is started afterwards.
    @Suite(.onCluster)
    struct CrashTests {
        @Test(arguments: Checkpoint.allCases.filter { !$0.isOfUndo })
        func `a repair that a crash interrupts is neither repeated nor forgotten`(at checkpoint: Checkpoint)
            async throws
        {
            try await inNamespace("crash-\(checkpoint.rawValue.lowercased())") { namespace in
                try await namespace.setPolicy(.auto)
                try await namespace.breakImage()
                try await namespace.crash(at: checkpoint)
                try await namespace.withOperator { _ in
                    try await namespace.expectRollback(within: .seconds(90))
                    try await namespace.expectOneRepair(in: namespace.journal)
                }
            }
        }

        @Test(arguments: Checkpoint.allCases.filter(\.isOfUndo))
        func `an undo that a crash interrupts is neither repeated nor forgotten`(at checkpoint: Checkpoint) async throws
        {
            try await inNamespace("crash-\(checkpoint.rawValue.lowercased())") { namespace in
                try await namespace.setPolicy(.auto)
                try await namespace.breakImageBeyondRepair()
                try await namespace.crash(at: checkpoint, within: .seconds(150))
                try await namespace.withOperator { _ in
                    try await namespace.expectUndone()
                }
            }
        }
    }
}

extension Checkpoint {
    /// Whether it is reached only where a repair did not help.
    fileprivate var isOfUndo: Bool { self == .undoIntentWritten || self == .undone }
}

extension TestNamespace {
    /// Runs the operator until it ends itself at a point.
    fileprivate func crash(at checkpoint: Checkpoint, within limit: Duration = .seconds(90)) async throws {
        try await withOperator(environment: ["MIDWATCH_CRASH_AT": checkpoint.rawValue]) { process in
            let exit = try await eventually("the operator crashes at \(checkpoint.rawValue)", within: limit) {
                process.exit
            }
            #expect(exit == ChildProcess.Exit(code: SIGKILL, wasSignalled: true))
        }
    }

    /// Deploys `web` with a second revision that has a bad image; the first no longer starts either, for the ConfigMap
    /// that it needs is gone.
    fileprivate func breakImageBeyondRepair() async throws {
        try await create(ConfigMap.resource, ["metadata": ["name": "settings"], "data": ["color": "blue"]])
        let environment: JSONValue = [
            "env": [["name": "COLOR", "valueFrom": ["configMapKeyRef": ["name": "settings", "key": "color"]]]]
        ]
        try await create(
            Deployment.resource,
            TestWorkload.workload("web", TestWorkload.container(environment), ["strategy": ["type": "Recreate"]]))
        try await rollout(of: "web")
        try await cluster.api.delete(ConfigMap.resource, name: "settings", namespace: name)
        try await change(
            Deployment.resource, "web", TestWorkload.changing(["image": .string(TestWorkload.missingImage)]))
    }

    /// Waits for the rollback to be undone, once, and for people to be called.
    fileprivate func expectUndone() async throws {
        try await incident(of: "web", "escalated after the undo", within: .seconds(120)) { incident in
            incident.phase == .escalated && incident.status.actions.contains { $0.state == "Undone" }
        }
        #expect(try await image() == TestWorkload.missingImage)
        let requests = try await requests()
        #expect(requests.map(\.spec.action.kind) == [.rollbackWorkload])
        #expect(requests.first?.status.execution?.state == .undone)
        #expect(requests.first?.status.verification?.state == .failed)
        try expectWrites(["patch apps/deployments/web", "patch apps/deployments/web"])
    }
}
