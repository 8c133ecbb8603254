import Foundation
import Incidents
import MidwatchTestKit
import Testing

extension ClusterTests {
    @Suite(.onCluster)
    struct BadImageTests {
        @Test func `a new revision with a bad image is rolled back within 60 seconds of the first signal`() async throws
        {
            try await inNamespace("image") { namespace in
                try await namespace.setPolicy(.auto)
                try await namespace.withOperator { _ in
                    let brokenAt = try await namespace.breakImage()
                    let incident = try await namespace.expectRollback()
                    let secondsFromChange = try #require(incident.status.outcome).at.timeIntervalSince(brokenAt)
                    report("bad image, first signal to resolved", seconds: incident.secondsToOutcome)
                    report("bad image, change to resolved", seconds: secondsFromChange)
                    #expect(incident.secondsToOutcome <= 60)
                }
            }
        }

        @Test func `a revision that was broken before Midwatch started is rolled back too`() async throws {
            try await inNamespace("image-before") { namespace in
                try await namespace.setPolicy(.auto)
                try await namespace.breakImage()
                try await namespace.withOperator { _ in
                    try await namespace.expectRollback()
                }
            }
        }
    }
}
