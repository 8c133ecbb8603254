public import Incidents

/// Concludes causes from what a case shows, without a model and without I/O.
public protocol Rule: Sendable {
    /// The rule's name in findings, in lower case with hyphens: `image-unavailable`. It never changes: the track record
    /// is kept by it.
    var id: String { get }

    /// What the rule concludes, best first; empty where it does not apply.
    func findings(in case: Case) -> [Finding]
}
