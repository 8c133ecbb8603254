public import Foundation

/// What a command wrote, and how it ended.
public struct CommandResult: Sendable {
    public let exitCode: Int32
    public let output: String
    public let errors: String

    /// The lines on standard error.
    public var errorLines: [Substring] { errors.split(separator: "\n") }

    /// Runs a command until it ends.
    ///
    /// - Parameters:
    ///   - environment: Variables on top of this process' own, of which Midwatch's are left out.
    ///   - limit: How long it may take; then it is killed, and the test fails.
    public static func of(
        _ executable: URL, _ arguments: [String], environment: [String: String] = [:],
        within limit: Duration = .seconds(60)
    ) async throws -> CommandResult {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let (output, errors) = (folder.url.appending(path: "output"), folder.url.appending(path: "errors"))
        let process = try await ChildProcess.start(
            executable, arguments, environment: environment, output: output, errors: errors)
        guard let exit = try await process.exit(within: limit) else {
            process.send(SIGKILL)
            throw TestFailure("\(([executable.path] + arguments).joined(separator: " ")) did not end within \(limit)")
        }
        return CommandResult(
            exitCode: exit.code, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }
}
