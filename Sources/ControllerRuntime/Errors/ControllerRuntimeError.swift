/// What can go wrong in the runtime itself; failures of the API server are the client's errors.
public struct ControllerRuntimeError: Error, Sendable {
    /// The kind of failure.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case reconcileTimeout
            case shutdownTimeout
            case syncTimeout
            case requestTimeout
            case leadershipLost
            case invalidConfiguration
        }

        private let kind: Kind

        /// One reconcile took longer than its limit.
        public static let reconcileTimeout = Code(kind: .reconcileTimeout)
        /// Reconciles were still running when the time for the shutdown was over.
        public static let shutdownTimeout = Code(kind: .shutdownTimeout)
        /// The stores were not in sync within the time limit.
        public static let syncTimeout = Code(kind: .syncTimeout)
        /// The API server did not answer in time.
        public static let requestTimeout = Code(kind: .requestTimeout)
        /// The lease could not be renewed in time, or another replica holds it.
        public static let leadershipLost = Code(kind: .leadershipLost)
        /// The given settings contradict each other.
        public static let invalidConfiguration = Code(kind: .invalidConfiguration)

        public var description: String { kind.rawValue }
    }

    public let code: Code
    /// What is wrong, and what to do about it.
    public let message: String
    /// The failure below this one.
    public let cause: (any Error)?

    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}

extension ControllerRuntimeError: CustomStringConvertible {
    public var description: String { cause.map { "\(message): \($0)" } ?? message }
}
