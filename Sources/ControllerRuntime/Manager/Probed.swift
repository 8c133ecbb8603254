/// A part of the runtime that a health probe asks.
public protocol Probed: Sendable {
    /// The part's name in a probe's answer.
    var probeName: String { get }

    /// What shows that the part hangs, so that only a restart helps; nil where nothing does.
    var livenessFailure: String? { get }

    /// What the part still waits for before it can do its work; nil where nothing is missing. Leadership is no part of it.
    var readinessFailure: String? { get }

    /// What is wrong but neither a reason to restart nor to wait: a missing right, an unreadable object.
    var remarks: [String] { get }
}

extension Probed {
    public var livenessFailure: String? { nil }
    public var readinessFailure: String? { nil }
    public var remarks: [String] { [] }
}
