/// Why a question to Prometheus has no answer: what it was, and what to do about it.
public struct PrometheusError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The class of a failure; callers decide by it.
    public enum Code: String, Hashable, Sendable {
        /// The configuration is broken.
        case configuration
        /// The expression, or what it is asked over, is not accepted.
        case badQuery
        /// The expression is understood and cannot be worked out: too many samples, for one.
        case execution
        /// No answer in time, or the server gave up.
        case timeout
        case unauthorized
        case forbidden
        case tooManyRequests
        /// The server cannot answer now.
        case unavailable
        /// Something answers that is not Prometheus.
        case notPrometheus
        case answerTooLarge
        case decoding
        case unreachable
        case tls
        case connectionLost
    }

    public let code: Code
    /// What is wrong, with the remedy, in one line and without secrets.
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }

    /// How much of what a server says is kept.
    static let maxTextLength = 300
}
