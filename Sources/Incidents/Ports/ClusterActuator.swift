public import KubernetesModel

/// The only way in which workloads are changed.
public protocol ClusterActuator: Sendable {
    /// Patches an object; throws ``ActuatorError`` with `preconditionFailed` where a `test` of the patch does not hold.
    ///
    /// - Returns: the object as it is after the patch, or would be.
    @discardableResult
    func patch(_ reference: ObjectReference, with patch: [JSONPatchOperation], dryRun: Bool) async throws -> JSONValue

    /// Evicts a pod, so that disruption budgets hold; the pod must have the uid of the reference.
    func evict(_ pod: ObjectReference, dryRun: Bool) async throws

    /// Creates an object; throws ``ActuatorError`` with `alreadyExists` where there is one of that name.
    @discardableResult
    func create(_ object: JSONValue, as resource: APIResource, in namespace: String, dryRun: Bool) async throws
        -> JSONValue
}

/// Why a change was not made.
public struct ActuatorError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What to make of it.
    public enum Code: Hashable, Sendable {
        /// The target is gone, or is another object of the same name.
        case targetGone
        /// The target has changed since the action was proposed.
        case preconditionFailed
        case alreadyExists
        /// A disruption budget does not allow it now.
        case disruptionBudget
        /// A right is missing.
        case forbidden
        /// The API server or an admission webhook refuses the change.
        case refused
        /// It is not known whether the change was made: the connection broke, or time ran out.
        case unknownOutcome
        /// Nothing was changed, and trying again later may work.
        case unavailable
    }

    public var code: Code
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
