import Incidents
import MidwatchTestKit
import Testing

extension ClusterTests {
    @Suite(.onCluster)
    struct MissingKeyTests {
        @Test(arguments: MissingKeyFault.allCases)
        func `a missing key of a ConfigMap is named, and nothing is changed`(fault: MissingKeyFault) async throws {
            try await inNamespace("key-\(fault.rawValue)") { namespace in
                try await namespace.setPolicy(.auto)
                try await namespace.withOperator { _ in
                    try await namespace.deployWithMissingKey(fault)
                    let incident = try await namespace.expectMissingKeyIsNamed()
                    report(
                        "missing key (\(fault.rawValue)), first signal to escalated", seconds: incident.secondsToOutcome
                    )
                }
            }
        }
    }
}
