/// Why there is no reply.
public struct ModelError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What to make of it. The raw values are labels of metrics, and reasons of conditions in camel case.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// No model is configured for the role.
        case notConfigured
        /// A budget of tokens or money is used up: Midwatch's own.
        case budgetExhausted
        /// The provider's account has no money or has reached its limit of spending. Not worth a retry.
        case spendLimit
        /// The key is missing, wrong or has no right to the model.
        case unauthorized
        /// The provider takes no more requests for now.
        case rateLimited
        /// The provider cannot be reached, is overloaded, or fails.
        case unavailable
        /// The whole reply did not come in time, or the stream stood still.
        case timedOut
        /// The provider does not take the request: unknown model, too long a prompt, a field it does not know.
        case invalidRequest
        /// What came is no reply: not the vendor's format, cut off, or an error inside of a success.
        case invalidResponse
        /// More came than is read.
        case tooLarge
        /// Too many failures of late: the provider is left alone for a while.
        case circuitOpen
        /// There is no recorded reply for the request.
        case notRecorded
    }

    public var code: Code
    /// What happened and what to do; holds no key and nothing of the prompt.
    public var message: String
    /// How long the provider asks to wait.
    public var retryAfter: Duration?

    public init(_ code: Code, _ message: String, retryAfter: Duration? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }

    public var description: String { message }
}
