/// Reads containers' logs.
public protocol LogSource: Sendable {
    /// The newest part of a container's log.
    ///
    /// - Parameters:
    ///   - isPrevious: Of its run before the last restart.
    ///   - limitBytes: At most so much is read.
    /// - Returns: the text, or nil where there is none (any more).
    func log(
        pod: String, container: String, namespace: String, isPrevious: Bool, tailLines: Int, limitBytes: Int
    ) async throws -> String?
}
