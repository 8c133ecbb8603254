/// Runs an operation for at most a while; past that it is cancelled.
///
/// - Parameters:
///   - limit: How long the operation may take.
///   - timeout: The error to throw when it takes longer.
///   - clock: What measures the time.
func withDeadline<Result: Sendable>(
    _ limit: Duration, onTimeout timeout: some Error, clock: any Clock<Duration>,
    _ operation: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
        group.addTask { try await operation() }
        group.addTask {
            try await clock.sleep(for: limit)
            throw timeout
        }
        defer { group.cancelAll() }
        guard let result = try await group.next() else { throw CancellationError() }
        return result
    }
}
