/// Wraps an error that trying again cannot mend: the key is not retried until something changes.
public struct TerminalError: Error, CustomStringConvertible {
    public let cause: any Error

    public init(_ cause: any Error) { self.cause = cause }

    public var description: String { "\(cause)" }
}
