/// Something in the configuration that cannot be used: what it is, and what to do about it.
public struct ConfigurationProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line without secrets.
    public let message: String

    init(_ message: String) { self.message = message }

    public var description: String { message }
}
