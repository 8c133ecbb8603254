import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

extension TestNamespace {
    /// Deploys `web` well, and then a revision of it whose image does not exist.
    ///
    /// - Returns: when it was broken.
    @discardableResult
    func breakImage(replicas: Int = 2) async throws -> Date {
        try await create(Deployment.resource, TestWorkload.workload("web", replicas: replicas))
        try await rollout(of: "web")
        try await change(
            Deployment.resource, "web", TestWorkload.changing(["image": .string(TestWorkload.missingImage)]))
        return Date()
    }

    /// The image of `web`.
    func image() async throws -> String? {
        try await deployment("web").spec.template.spec.containers.first?.image
    }

    /// Waits for `web` to be rolled back, and checks that it was done once and is verified.
    @discardableResult
    func expectRollback(
        within limit: Duration = .seconds(75), sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Incident {
        let incident = try await incident(of: "web", "resolved", within: limit) { $0.isResolved }
        #expect(incident.status.outcome?.state == .resolved, sourceLocation: sourceLocation)
        #expect(incident.status.diagnosis?.category == .image, sourceLocation: sourceLocation)
        #expect(try await image() == TestWorkload.image, sourceLocation: sourceLocation)
        try await rollout(of: "web")
        // Revision 2 was the broken one; a rollback makes the third, a second rollback would make a fourth.
        #expect(try await deployment("web").revision == 3, sourceLocation: sourceLocation)
        let requests = try await requests()
        #expect(requests.map(\.spec.action.kind) == [.rollbackWorkload], sourceLocation: sourceLocation)
        #expect(requests.first?.status.execution?.state == .succeeded, sourceLocation: sourceLocation)
        #expect(requests.first?.status.verification?.state == .passed, sourceLocation: sourceLocation)
        #expect(try await incidents().count == 1, sourceLocation: sourceLocation)
        try expectWrites(["patch apps/deployments/web"], sourceLocation: sourceLocation)
        return incident
    }
}
