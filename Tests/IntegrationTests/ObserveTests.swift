import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

extension ClusterTests {
    @Suite(.onCluster)
    struct ObserveTests {
        @Test func `under Observe nothing is changed, and the incidents say what would have been done`() async throws {
            try await inNamespace("observe") { namespace in
                try await namespace.setPolicy(.observe)
                try await namespace.withOperator { _ in
                    try await expectObservation(in: namespace)
                }
            }
        }

        @Test func `without any policy nothing is changed either`() async throws {
            try await inNamespace("no-policy") { namespace in
                try await namespace.withOperator { _ in
                    try await expectObservation(in: namespace)
                }
            }
        }
    }
}

/// Breaks three workloads and checks that Midwatch finds out why, says what it would do, and does nothing.
func expectObservation(in namespace: TestNamespace) async throws {
    try await namespace.breakImage()
    try await namespace.deployUndersized()
    try await namespace.deployWithMissingKey()
    let wouldRollBack = try await namespace.incident(of: "web", "suggested", within: .seconds(60)) {
        $0.status.outcome?.state == .suggested
    }
    #expect(wouldRollBack.status.outcome?.summary.contains("rollbackWorkload deployment/web to revision 1") == true)
    #expect(wouldRollBack.status.plan?.steps.map(\.action.kind) == [.rollbackWorkload])
    let wouldRaise = try await namespace.incident(of: "cache", "suggested", within: .seconds(90)) {
        $0.status.outcome?.state == .suggested
    }
    #expect(wouldRaise.status.outcome?.summary.contains("setResources deployment/cache") == true)
    try await namespace.incident(of: "shop", "escalated", within: .seconds(60)) { $0.phase == .escalated }
    // A while later it has still done nothing.
    try await Task.sleep(for: .seconds(10))
    for request in try await namespace.requests() {
        #expect(request.status.decision?.state == .suggestOnly)
        #expect(request.status.decision?.reasons.isEmpty == false)
        #expect(!request.isBegun)
    }
    #expect(try await namespace.image() == TestWorkload.missingImage)
    #expect(try await namespace.memoryLimit(of: "cache") == 20)
    try namespace.expectWrites([])
}
