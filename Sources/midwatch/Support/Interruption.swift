import Foundation
import UnixSignals

/// The end that somebody at the terminal wants.
enum Interruption {
    /// Does something; Control-C and SIGTERM cancel it, so that it can remove what it made.
    ///
    /// - Throws: ``CommandError`` where it was interrupted.
    static func ending<Result: Sendable>(
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                for await _ in signals { return nil }
                throw CancellationError()
            }
            let first = try await group.next().flatMap(\.self)
            group.cancelAll()
            guard let first else {
                // What was begun ends before the process does.
                while let result = await group.nextResult() { _ = result }
                throw CommandError("interrupted")
            }
            return first
        }
    }
}
