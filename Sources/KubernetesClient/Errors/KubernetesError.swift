public import KubernetesModel

/// What went wrong between Midwatch and a cluster's API: what it was, and what to do about it.
public struct KubernetesError: Error, Sendable, CustomStringConvertible {
    /// The class of a failure; callers decide by it.
    public let code: Code
    /// What is wrong, with the remedy, in one line and without secrets.
    public let message: String
    /// What the API server answered, where it answered with a `Status`.
    public let status: APIStatus?
    /// How long the API server asks to wait before the next attempt.
    public let retryAfter: Duration?
    /// The right that the account lacks, of a refused request.
    public let missingRight: AccessRight?
    /// The error underneath.
    public let cause: (any Error)?

    public init(
        _ code: Code, _ message: String, status: APIStatus? = nil, retryAfter: Duration? = nil,
        missingRight: AccessRight? = nil, cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.status = status
        self.retryAfter = retryAfter
        self.missingRight = missingRight
        self.cause = cause
    }

    public var description: String { message }
}
