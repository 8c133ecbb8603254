/// Why OpenTelemetry's settings cannot be used: which variable is wrong, and what to write.
public struct OpenTelemetryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The environment variable at fault.
    public let variable: String
    /// What is wrong with it and what to do, in one line and without secrets.
    public let message: String

    init(_ variable: String, _ problem: String) {
        self.variable = variable
        message = "\(variable) \(problem)"
    }

    public var description: String { message }
}
