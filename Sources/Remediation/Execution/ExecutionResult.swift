/// What came of carrying an action out.
public enum ExecutionResult: Hashable, Sendable {
    /// The change was made now.
    case done(message: String)
    /// The change had been made before, by an attempt whose result was not recorded.
    case alreadyDone(message: String)
    /// There is nothing to do, and why. Only an undo ends so.
    case notNeeded(why: String)

    /// One sentence for people.
    public var message: String {
        switch self {
        case .done(let message), .alreadyDone(let message), .notNeeded(let message): message
        }
    }
}
