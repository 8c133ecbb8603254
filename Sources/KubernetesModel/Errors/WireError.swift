/// Why bytes from the API server cannot be read.
public struct WireError: Error, Sendable, CustomStringConvertible {
    /// The kind of failure; errors compare by it.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Value: String {
            case malformed, truncated, tooLarge, unexpectedKind, unsupported
        }

        private let value: Value

        /// The bytes are not what their content type says.
        public static let malformed = Code(value: .malformed)
        /// The bytes end inside a value.
        public static let truncated = Code(value: .truncated)
        /// One object is larger than the limit.
        public static let tooLarge = Code(value: .tooLarge)
        /// The bytes hold another kind than the one that was asked for.
        public static let unexpectedKind = Code(value: .unexpectedKind)
        /// The kind cannot be read in this format.
        public static let unsupported = Code(value: .unsupported)

        public var description: String { value.rawValue }
    }

    public let code: Code
    /// What is wrong, and where.
    public let message: String
    /// The error beneath, where there is one.
    public let cause: (any Error)?

    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    public var description: String { message }
}

extension WireError: Equatable {
    public static func == (left: WireError, right: WireError) -> Bool { left.code == right.code }
}
