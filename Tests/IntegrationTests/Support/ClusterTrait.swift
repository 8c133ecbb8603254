import MidwatchTestKit
import Testing

/// Gives a test its turn on the cluster, with Midwatch's kinds installed.
struct ClusterTrait: SuiteTrait, TestTrait, TestScoping {
    /// The connection of the test that runs.
    @TaskLocal static var current: TestCluster?

    private static let cluster = Result { try TestCluster() }

    var isAlone: Bool
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        let cluster = try Self.cluster.get()
        let slots = ClusterSlots.shared
        try await slots.run(taking: isAlone ? slots.count : 1) {
            let installed = try await cluster.midwatch("install", "--crds-only")
            guard installed.exitCode == 0 else { throw TestFailure("midwatch install failed: \(installed.errors)") }
            let begun = ContinuousClock.now
            defer { report("the whole test “\(test.displayName ?? test.name)”", ContinuousClock.now - begun) }
            try await Self.$current.withValue(cluster) { try await function() }
        }
    }
}

extension Trait where Self == ClusterTrait {
    /// Runs beside a few others.
    static var onCluster: Self { Self(isAlone: false) }
    /// Runs while no other test uses the cluster.
    static var aloneOnCluster: Self { Self(isAlone: true) }
}

/// Runs a test in a new namespace of the cluster.
@discardableResult
func inNamespace<Result>(_ topic: String, _ body: (TestNamespace) async throws -> Result) async throws -> Result {
    guard let cluster = ClusterTrait.current else { throw TestFailure("the suite lacks the trait onCluster") }
    return try await TestNamespace.run(on: cluster, topic, body)
}
