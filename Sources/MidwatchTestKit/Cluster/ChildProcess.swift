public import Foundation
import Subprocess
import Synchronization

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

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

    private struct State {
        var pid: pid_t?
        var exit: Exit?
    }

    private let state = Mutex(State())

    private init() {}

    /// Starts a process.
    ///
    /// - Parameter environment: Variables on top of this process' own, of which Midwatch's are left out.
    public static func start(
        _ executable: URL, _ arguments: [String], environment: [String: String] = [:], output: URL, errors: URL
    ) async throws -> ChildProcess {
        var variables: [Environment.Key: String] = [:]
        let given = TestCluster.environment.filter { !$0.key.hasPrefix("MIDWATCH_") }.merging(environment) { $1 }
        for (name, value) in given { variables[Environment.Key(stringLiteral: name)] = value }
        let configuration = Configuration(
            executable: .path(FilePath(executable.path)), arguments: Arguments(arguments),
            environment: .custom(variables))
        let (child, files) = (ChildProcess(), (try open(output), try open(errors)))
        let (started, starts) = AsyncThrowingStream<pid_t, any Error>.makeStream()
        Task {
            do {
                let result = try await Subprocess.run(
                    configuration, input: .none,
                    output: .fileDescriptor(files.0, closeAfterSpawningProcess: true),
                    error: .fileDescriptor(files.1, closeAfterSpawningProcess: true)
                ) { execution in
                    _ = starts.yield(execution.processIdentifier.value)
                }
                child.end(result.terminationStatus)
            } catch {
                starts.finish(throwing: error)
            }
        }
        for try await pid in started {
            child.state.withLock { $0.pid = pid }
            break
        }
        return child
    }

    private func end(_ status: TerminationStatus) {
        state.withLock {
            $0.exit =
                switch status {
                case .exited(let code): Exit(code: code, wasSignalled: false)
                case .signaled(let signal): Exit(code: signal, wasSignalled: true)
                }
        }
    }

    private static func open(_ file: URL) throws -> FileDescriptor {
        try FileDescriptor.open(
            FilePath(file.path), .writeOnly, options: [.create, .append, .closeOnExec], permissions: .ownerReadWrite)
    }

    /// How it ended; nil while it runs.
    public var exit: Exit? { state.withLock { $0.exit } }

    /// Sends it a signal; nothing happens where it has ended.
    public func send(_ signal: Int32) {
        state.withLock { state in
            if let pid = state.pid, state.exit == nil { kill(pid, signal) }
        }
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
}
