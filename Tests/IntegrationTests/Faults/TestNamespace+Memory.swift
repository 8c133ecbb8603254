import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

extension TestNamespace {
    /// Deploys `cache`, whose program needs about 26 MiB, with a limit of 20 MiB.
    func deployUndersized() async throws {
        try await create(
            Deployment.resource,
            TestWorkload.workload(
                "cache", TestWorkload.container(command: TestWorkload.holding(mebibytes: 24), memory: "20Mi")))
    }

    /// Deploys `leaky`, whose program takes ever more memory, with a limit of 16 MiB.
    func deployLeak() async throws {
        try await create(
            Deployment.resource,
            TestWorkload.workload("leaky", TestWorkload.container(command: TestWorkload.leaking, memory: "16Mi")))
    }

    /// The memory limit of a Deployment's container, in MiB.
    func memoryLimit(of deployment: String) async throws -> Int64? {
        let container = try await self.deployment(deployment).spec.template.spec.containers.first
        return container?.resources.limits.memory?.bytes.map { $0 >> 20 }
    }

    /// Waits for `cache` to run with a limit that is large enough and within the bounds.
    @discardableResult
    func expectLargerLimit(
        within limit: Duration = .seconds(120), sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Incident {
        let incident = try await incident(of: "cache", "resolved", within: limit) { $0.isResolved }
        #expect(incident.status.outcome?.state == .resolved, sourceLocation: sourceLocation)
        #expect(incident.status.diagnosis?.category == .oomUndersized, sourceLocation: sourceLocation)
        let mebibytes = try #require(try await memoryLimit(of: "cache"))
        #expect(mebibytes > 20 && mebibytes <= 64, sourceLocation: sourceLocation)
        try await rollout(of: "cache")
        #expect(
            try await requests().allSatisfy { $0.spec.action.kind == .setResources }, sourceLocation: sourceLocation)
        return incident
    }
}
