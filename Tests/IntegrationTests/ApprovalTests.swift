import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

extension ClusterTests {
    @Suite(.onCluster)
    struct ApprovalTests {
        @Test func `under Approve a person's approval is waited for, and then carried out`() async throws {
            try await inNamespace("approve") { namespace in
                try await namespace.setPolicy(.approve)
                try await namespace.withOperator { _ in
                    let request = try await proposedRollback(in: namespace)
                    let unasked = try await namespace.cluster.midwatch(
                        "approve", request.metadata.name, "-n", namespace.name)
                    #expect(unasked.exitCode == 2)
                    #expect(try await namespace.requests().allSatisfy { !$0.isBegun })
                    let approved = try await namespace.cluster.midwatch(
                        "approve", request.metadata.name, "-n", namespace.name, "--yes")
                    #expect(approved.exitCode == 0, "\(approved.errors)")
                    let incident = try await namespace.incident(of: "web", "resolved", within: .seconds(60)) {
                        $0.isResolved
                    }
                    #expect(incident.status.outcome?.state == .resolved)
                    #expect(try await namespace.image() == TestWorkload.image)
                    let decision = try #require(try await namespace.requests().first?.status.decision)
                    #expect(decision.state == .approved)
                    #expect(decision.by.hasPrefix("user/"))
                }
            }
        }

        @Test func `what a person denies is not carried out`() async throws {
            try await inNamespace("deny") { namespace in
                try await namespace.setPolicy(.approve)
                try await namespace.withOperator { _ in
                    let request = try await proposedRollback(in: namespace)
                    let denied = try await namespace.cluster.midwatch(
                        "deny", request.metadata.name, "-n", namespace.name, "--yes")
                    #expect(denied.exitCode == 0, "\(denied.errors)")
                    try await namespace.incident(of: "web", "escalated", within: .seconds(60)) {
                        $0.phase == .escalated
                    }
                    #expect(try await namespace.image() == TestWorkload.missingImage)
                    #expect(try await namespace.requests().allSatisfy { !$0.isBegun })
                }
            }
        }

        /// Breaks `web` and waits until its rollback is proposed; nothing is done meanwhile.
        private func proposedRollback(in namespace: TestNamespace) async throws -> ActionRequest {
            try await namespace.breakImage()
            try await namespace.incident(of: "web", "awaiting approval", within: .seconds(60)) {
                $0.phase == .awaitingApproval
            }
            #expect(try await namespace.image() == TestWorkload.missingImage)
            let requests = try await namespace.requests()
            #expect(requests.map(\.spec.action.kind) == [.rollbackWorkload])
            return try #require(requests.first)
        }
    }
}
