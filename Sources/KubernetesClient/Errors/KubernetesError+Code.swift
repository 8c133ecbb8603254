extension KubernetesError {
    /// The class of a failure. Its text is bounded, so that metrics may be labelled with it.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Value: String {
            case notFound, notServed, conflict, alreadyExists, forbidden, unauthorized, invalid, badRequest
            case methodNotAllowed, unsupportedMediaType, expired, gone, tooLargeResourceVersion, tooManyRequests
            case disruptionBudget, timeout, stalled, serverError, unreachable, connectionLost, tls, configuration
            case authentication, decoding, responseTooLarge
        }

        private let value: Value

        public var description: String { value.rawValue }

        /// The object does not exist.
        public static let notFound = Code(value: .notFound)
        /// The cluster does not serve the kind, or not in a version that Midwatch can read.
        public static let notServed = Code(value: .notServed)
        /// The object has changed since it was read; read it again.
        public static let conflict = Code(value: .conflict)
        /// An object of that name exists already.
        public static let alreadyExists = Code(value: .alreadyExists)
        /// The account lacks the right; see ``KubernetesError/missingRight``.
        public static let forbidden = Code(value: .forbidden)
        /// The cluster does not accept the credential.
        public static let unauthorized = Code(value: .unauthorized)
        /// The object breaks the rules of its kind; the causes name the fields.
        public static let invalid = Code(value: .invalid)
        /// The request is malformed, or was refused before it was sent.
        public static let badRequest = Code(value: .badRequest)
        /// The kind does not support the verb.
        public static let methodNotAllowed = Code(value: .methodNotAllowed)
        /// The cluster does not speak the content type.
        public static let unsupportedMediaType = Code(value: .unsupportedMediaType)
        /// The version to continue from is too old; list again.
        public static let expired = Code(value: .expired)
        /// What was asked for is gone for good.
        public static let gone = Code(value: .gone)
        /// The API server has not yet seen the version that was asked for.
        public static let tooLargeResourceVersion = Code(value: .tooLargeResourceVersion)
        /// The API server throttles.
        public static let tooManyRequests = Code(value: .tooManyRequests)
        /// A disruption budget blocks the eviction; asking again at once does not help.
        public static let disruptionBudget = Code(value: .disruptionBudget)
        /// No answer, or not the whole of it, in time.
        public static let timeout = Code(value: .timeout)
        /// A stream went silent for too long; reconnect from the last version seen.
        public static let stalled = Code(value: .stalled)
        /// The API server failed.
        public static let serverError = Code(value: .serverError)
        /// No connection to the API server.
        public static let unreachable = Code(value: .unreachable)
        /// The connection broke before the answer; whether a write was carried out is not known.
        public static let connectionLost = Code(value: .connectionLost)
        /// The server's certificate, or ours, was not accepted.
        public static let tls = Code(value: .tls)
        /// The configuration is broken; the message names the file and the key.
        public static let configuration = Code(value: .configuration)
        /// A credential could not be obtained.
        public static let authentication = Code(value: .authentication)
        /// The answer cannot be read.
        public static let decoding = Code(value: .decoding)
        /// The answer is larger than the bound for it.
        public static let responseTooLarge = Code(value: .responseTooLarge)
    }
}
