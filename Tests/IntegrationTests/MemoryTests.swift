import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

extension ClusterTests {
    @Suite(.onCluster)
    struct MemoryTests {
        @Test func `a limit that is too small is raised within its bounds`() async throws {
            try await inNamespace("memory") { namespace in
                try await namespace.setPolicy(.auto, memoryLimitMax: "64Mi")
                try await namespace.withOperator { _ in
                    try await namespace.deployUndersized()
                    let incident = try await namespace.expectLargerLimit()
                    report("undersized limit, first signal to resolved", seconds: incident.secondsToOutcome)
                }
            }
        }

        @Test func `the limit of a leaking workload is raised to its bound at most, put back, and people are called`()
            async throws
        {
            try await inNamespace("leak") { namespace in
                try await namespace.setPolicy(.auto, memoryLimitMax: "64Mi")
                try await namespace.withOperator { _ in
                    try await namespace.deployLeak()
                    let incident = try await namespace.incident(
                        of: "leaky", "escalated", within: .seconds(240)
                    ) { $0.phase == .escalated }
                    report("leak, first signal to escalated", seconds: incident.secondsToOutcome)
                    #expect(try await namespace.memoryLimit(of: "leaky") == 16)
                    let requests = try await namespace.requests()
                    #expect(requests.count <= IncidentLimits.actions)
                    #expect(requests.allSatisfy { $0.status.execution?.state != .succeeded })
                    for request in requests {
                        guard case .setResources(let change) = request.spec.action.change else { continue }
                        #expect(try #require(change.memoryLimit?.bytes) <= 64 << 20)
                    }
                    #expect(try await namespace.incidents().count == 1)
                }
            }
        }
    }
}

private enum IncidentLimits {
    /// How many actions one incident may see.
    static let actions = 5
}
