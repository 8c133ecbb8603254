extension MonotonicClock {
    /// Runs an operation, but no longer than a limit; then cancels it and throws an error of its own.
    ///
    /// The operation has ended when this returns: one that does not heed its cancellation delays the error.
    package func withTimeout<Value: Sendable>(
        _ limit: Duration,
        orThrow error: @autoclosure @Sendable @escaping () -> any Error,
        operation: @Sendable @escaping () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await operation() }
            group.addTask {
                try await sleep(for: limit)
                throw error()
            }
            defer { group.cancelAll() }
            // The first of the two decides; the group is not empty, so there is one.
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }

    /// Sleeps until a moment, for ever where there is none, or until a latch opens, whichever is first.
    func sleep(until moment: Duration?, or latch: Latch) async {
        await withTaskGroup { group in
            // Both end early only by cancellation, after which the caller looks at its own state anew.
            group.addTask { try? await latch.wait() }
            if let moment { group.addTask { try? await sleep(until: moment) } }
            await group.next()
            group.cancelAll()
        }
    }
}
