public import Foundation
import Synchronization

/// A process that a test started, whose output goes into files.
public final class ChildProcess: Sendable {
    /// How a process ended.
    public struct Exit: Hashable, Sendable {
        /// The exit code, or the number of the signal that ended it.
        public var code: Int32
        public var wasSignalled: Bool

        public init(code: Int32, wasSignalled: Bool) {
            self.code = code
            self.wasSignalled = wasSignalled
        }
    }

    private let process: Process
    private let ended: Mutex<Exit?> = Mutex(nil)

    /// Starts a process.
    ///
    /// - Parameter environment: Variables on top of this process' own, of which Midwatch's are left out.
    public init(
        _ executable: URL, _ arguments: [String], environment: [String: String], output: URL, errors: URL
    ) throws {
        process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = TestCluster.environment.filter { !$0.key.hasPrefix("MIDWATCH_") }
            .merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.open(output)
        process.standardError = try Self.open(errors)
        process.terminationHandler = { [weak self] process in
            self?.ended.withLock {
                $0 = Exit(
                    code: process.terminationStatus, wasSignalled: process.terminationReason == .uncaughtSignal)
            }
        }
        try process.run()
    }

    /// How it ended; nil while it runs.
    public var exit: Exit? { ended.withLock { $0 } }

    /// Sends it a signal; nothing happens where it has ended.
    public func send(_ signal: Int32) {
        if exit == nil { kill(process.processIdentifier, signal) }
    }

    /// Waits for its end; nil where it still runs after the time.
    public func exit(within limit: Duration) async throws -> Exit? {
        let deadline = ContinuousClock.now + limit
        while exit == nil, ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(50)) }
        return exit
    }

    /// Ends it, first politely.
    public func stop() async throws {
        send(SIGTERM)
        if try await exit(within: .seconds(15)) != nil { return }
        send(SIGKILL)
        _ = try await exit(within: .seconds(5))
    }

    private static func open(_ file: URL) throws -> FileHandle {
        if !FileManager.default.fileExists(atPath: file.path) { try Data().write(to: file) }
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        return handle
    }
}
