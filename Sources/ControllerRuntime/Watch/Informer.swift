public import ServiceLifecycle

/// A reflector, whatever the kind of its objects.
public protocol Informer: Service, Probed {
    /// The resource as RBAC and kubectl name it: `deployments.apps`.
    var resourceName: String { get }

    /// Whether the store holds what the API server has.
    var status: ReflectorStatus { get }

    /// The objects that cannot be read.
    var unreadable: UnreadableObjects { get }

    /// How long ago the API server last answered or sent something; nil before it first did.
    var lastContactAge: Duration? { get }

    /// Waits until the store is in sync, or it is clear that the kind cannot be seen.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    func waitUntilSettled() async throws
}
