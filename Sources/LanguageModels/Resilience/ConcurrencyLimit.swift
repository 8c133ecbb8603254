import ModelExchange
import Synchronization

/// Lets so many operations run at once and a bounded number wait, first come, first served.
final class ConcurrencyLimit: Sendable {
    private struct State {
        var running = 0
        var lastIdentifier = 0
        /// In the order of arrival.
        var waiting: [(identifier: Int, continuation: CheckedContinuation<Void, any Error>)] = []
    }

    private let name: String
    private let running: Int
    private let waiting: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - name: What is limited, for the error.
    ///   - running: How many run at once, at least 1.
    ///   - waiting: How many wait.
    init(_ name: String, running: Int, waiting: Int) {
        self.name = name
        self.running = max(1, running)
        self.waiting = max(0, waiting)
    }

    /// How many wait.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    /// Runs an operation when it is its turn.
    ///
    /// - Throws: A ``ModelError`` with the code `unavailable` where too many wait already, `CancellationError`, and what
    ///   the operation throws.
    func run<Result>(_ operation: () async throws -> Result) async throws -> Result {
        try await enter()
        defer { leave() }
        return try await operation()
    }

    private func enter() async throws {
        let identifier = state.withLock { state in
            state.lastIdentifier += 1
            return state.lastIdentifier
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in queue(identifier, continuation) }
        } onCancel: {
            let cancelled = state.withLock { state in
                state.waiting.firstIndex { $0.identifier == identifier }.map { state.waiting.remove(at: $0) }
            }
            cancelled?.continuation.resume(throwing: CancellationError())
        }
    }

    private func queue(_ identifier: Int, _ continuation: CheckedContinuation<Void, any Error>) {
        let answer: Result<Void, any Error>? = state.withLock { state in
            // Whoever is cancelled before this line finds nobody to wake in the handler.
            if Task.isCancelled { return .failure(CancellationError()) }
            if state.running < running {
                state.running += 1
                return .success(())
            }
            guard state.waiting.count < waiting else {
                return .failure(ModelError(.unavailable, "\(name): \(waiting) requests wait already"))
            }
            state.waiting.append((identifier, continuation))
            return nil
        }
        if let answer { continuation.resume(with: answer) }
    }

    private func leave() {
        // The place goes to the next one, without ever being free.
        let next = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.running -= 1
                return nil as CheckedContinuation<Void, any Error>?
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume()
    }
}
