public import Foundation
public import KubernetesClient
import Logging

/// The real cluster that integration tests run on: the one that `KUBECONFIG` names.
public struct TestCluster: Sendable {
    /// Whether there is a cluster to test on.
    public static var isGiven: Bool { environment["KUBECONFIG"]?.isEmpty == false }

    /// The API, as the tests use it; it names itself differently than Midwatch does, so that the audit log tells the
    /// two apart.
    public let api: KubernetesAPI
    /// The files that `KUBECONFIG` lists.
    public let kubeconfig: String
    /// The `midwatch` that is tested: `MIDWATCH_BINARY`, or the one that was built together with the tests.
    public let binary: URL

    /// Opens the connection.
    public init() throws {
        var configuration = try KubernetesConfiguration.load()
        configuration.userAgent = "midwatch-tests"
        api = KubernetesAPI(
            configuration: configuration, logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() })
        kubeconfig = Self.environment["KUBECONFIG"] ?? ""
        binary =
            Self.environment["MIDWATCH_BINARY"].map { URL(filePath: $0) }
            ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "midwatch")
        guard FileManager.default.isExecutableFile(atPath: binary.path) else {
            throw TestFailure("there is no midwatch at \(binary.path): build it, or name it in MIDWATCH_BINARY")
        }
    }

    /// Runs a `midwatch` command against the cluster until it ends.
    public func midwatch(
        _ arguments: String..., environment: [String: String] = [:]
    ) async throws -> CommandResult {
        try await CommandResult.of(
            binary, arguments, environment: ["KUBECONFIG": kubeconfig].merging(environment) { $1 })
    }

    /// Runs a `kubectl` command against the cluster until it ends, for what people see through it.
    public func kubectl(_ arguments: String...) async throws -> CommandResult {
        try await CommandResult.of(
            URL(filePath: "/usr/bin/env"), ["kubectl"] + arguments, environment: ["KUBECONFIG": kubeconfig])
    }

    static var environment: [String: String] { ProcessInfo.processInfo.environment }
}
