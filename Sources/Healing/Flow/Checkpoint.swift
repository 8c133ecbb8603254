/// The points of an action at which a crash must neither repeat nor forget anything.
package enum Checkpoint: String, CaseIterable, Sendable {
    /// The incident is in the cluster, nothing else yet.
    case incidentOpened
    /// The diagnosis is in the incident's status.
    case diagnosed
    /// The request is in the cluster, without a decision.
    case requestCreated
    /// The decision is in the request's status.
    case decided
    /// The intent is written, the cluster not yet touched.
    case intentWritten
    /// The cluster is changed, the result not yet written.
    case executed
    /// The result is written.
    case executionRecorded
    /// The verification's result is written, the incident not yet.
    case verified
    /// The intent to undo is written.
    case undoIntentWritten
    /// The undo is done, the result not yet written.
    case undone
}

/// Told of each checkpoint that is reached; tests end the process, or the pass, in it.
package typealias CheckpointObserver = @Sendable (Checkpoint) throws -> Void
