import Foundation
import Incidents
import KubernetesClient
import KubernetesModel
import MidwatchTestKit
import Testing

extension ClusterTests {
    @Suite(.onCluster)
    struct RestartTests {
        @Test func `an operator that is told to end in the middle of an incident ends cleanly, and the next goes on`()
            async throws
        {
            try await inNamespace("terminate") { namespace in
                try await namespace.setPolicy(.auto)
                try await namespace.breakImage()
                try await namespace.withOperator { process in
                    try await namespace.incident(of: "web", "in work", within: .seconds(60)) {
                        [.acting, .verifying].contains($0.phase)
                    }
                    let toldAt = Date()
                    process.send(SIGTERM)
                    let exit = try await process.exit(within: .seconds(20))
                    #expect(exit == ChildProcess.Exit(code: 0, wasSignalled: false))
                    report("SIGTERM to exit", seconds: Date().timeIntervalSince(toldAt))
                }
                try await namespace.withOperator { _ in
                    try await namespace.expectRollback()
                }
            }
        }

        @Test func `when the leader is killed the other replica takes over and finishes`() async throws {
            // Midwatch leaves the namespace of its own lease alone.
            try await inNamespace("lease") { own in
                try await inNamespace("leader") { namespace in
                    let election = [
                        "MIDWATCH_LEADER_ELECTION_ENABLED": "true", "MIDWATCH_LEADER_ELECTION_NAMESPACE": own.name,
                    ]
                    try await namespace.setPolicy(.auto)
                    try await namespace.withOperator(replica: "-one", environment: election) { leader in
                        let first = try await own.leader()
                        try await namespace.withOperator(replica: "-two", environment: election) { _ in
                            try await namespace.breakImage()
                            try await namespace.incident(of: "web", "opened", within: .seconds(60)) { _ in true }
                            leader.send(SIGKILL)
                            let killedAt = Date()
                            try await namespace.expectRollback(within: .seconds(120))
                            report("leader killed to rolled back", seconds: Date().timeIntervalSince(killedAt))
                            #expect(try await own.leader() != first)
                        }
                    }
                }
            }
        }
    }
}

extension TestNamespace {
    /// Who holds the lease in this namespace, once someone does.
    fileprivate func leader() async throws -> String {
        try await eventually("an operator leads", within: .seconds(30)) {
            let leases = try await cluster.api.listAll(Lease.self, namespace: name).items
            return leases.first?.spec.holderIdentity.flatMap { $0.isEmpty ? nil : $0 }
        }
    }
}
