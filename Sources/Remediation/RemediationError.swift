/// Why an action cannot be prepared.
public struct RemediationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What to make of it.
    public enum Code: Hashable, Sendable {
        /// The target is not there any more, or is another object of the same name.
        case targetGone
        /// The kind of object is none that the action changes.
        case unsupportedTarget
        /// What the action needs (a revision, a container) is not there.
        case notApplicable
        /// The action would make it worse, or would change nothing.
        case contraindicated
        /// The live object is not what the API promises.
        case unreadable
    }

    public var code: Code
    /// What is wrong, and what to do instead where something can be done.
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
