import MidwatchTestKit
import Testing

extension ClusterTests {
    @Suite(.onCluster)
    struct AnalyzeTests {
        @Test func `one pass of the rules tells what is broken, by its exit code too, and changes nothing`()
            async throws
        {
            try await inNamespace("analyze") { namespace in
                let before = try await namespace.cluster.midwatch("analyze", "-n", namespace.name)
                #expect(before.exitCode == 0, "\(before.output)\(before.errors)")
                try await namespace.deployWithMissingKey()
                let found = try await namespace.eventually("a finding") {
                    let found = try await namespace.cluster.midwatch("analyze", "-n", namespace.name)
                    return found.exitCode == 1 ? found : nil
                }
                #expect(found.output.contains("database-url"))
                #expect(found.output.contains("shop"))
                let json = try await namespace.cluster.midwatch("analyze", "-n", namespace.name, "-o", "json")
                #expect(json.exitCode == 1)
                #expect(json.output.contains("\"database-url\"") || json.output.contains("database-url"))
                #expect(try await namespace.incidents().isEmpty)
                #expect(try AuditLog.current?.writesOfMidwatch(in: namespace.name).isEmpty != false)
            }
        }
    }
}
