import NIOCore

/// The body of a stream that must not be silent for too long, nor go on for too long.
struct GuardedBody: Sendable {
    let body: ResponseBody
    let subject: RequestSubject
    /// The longest silence.
    let inactivity: Duration
    /// When the stream has to be over, or nil.
    let end: ContinuousClock.Instant?
    let clock: any Clock<Duration>

    /// The next chunk, or nil after the last one. Throws `stalled`; the connection is closed then.
    func next() async throws -> ByteBuffer? {
        let remaining = end.map { $0 - .now } ?? inactivity
        let stalled = KubernetesError(
            .stalled,
            remaining < inactivity
                ? "cannot \(subject): the stream did not end in time"
                : "cannot \(subject): no byte for \(inactivity), the connection counts as dead")
        do {
            return try await withDeadline(min(remaining, inactivity), onTimeout: stalled, clock: clock) { [body] in
                try await body.next()
            }
        } catch {
            try Task.checkCancellation()
            throw KubernetesError.transport(error, subject: subject, server: "the API server")
        }
    }
}
