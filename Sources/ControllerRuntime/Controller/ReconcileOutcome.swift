/// How a reconcile ended that did not fail.
public enum ReconcileOutcome: Hashable, Sendable {
    /// Nothing is left to do until something changes.
    case done
    /// Look again after a while, even if nothing changes.
    case requeueAfter(Duration)
}
