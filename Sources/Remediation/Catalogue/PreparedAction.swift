public import Incidents
public import KubernetesModel

/// An action worked out on the live cluster: what will be sent, under which conditions, and what takes it back.
public struct PreparedAction: Hashable, Sendable {
    /// The one write that carries the action out. It is one, so that there is no half of it.
    public enum Operation: Hashable, Sendable {
        case patch(ObjectReference, [JSONPatchOperation])
        /// The reference has the pod's uid.
        case evict(ObjectReference)
        case create(JSONValue, as: APIResource, in: String)
        /// Nothing in the cluster is changed.
        case nothing
    }

    public var action: Action
    public var preconditions: ActionRequest.Preconditions
    /// What takes the action back, where anything can.
    public var undo: Action?
    public var blastRadius: ActionRequest.BlastRadius
    /// What verification compares with.
    public var baseline: ActionRequest.Baseline
    public var operation: Operation

    public init(
        action: Action, preconditions: ActionRequest.Preconditions, undo: Action? = nil,
        blastRadius: ActionRequest.BlastRadius, baseline: ActionRequest.Baseline = ActionRequest.Baseline(),
        operation: Operation
    ) {
        self.action = action
        self.preconditions = preconditions
        self.undo = undo
        self.blastRadius = blastRadius
        self.baseline = baseline
        self.operation = operation
    }
}
