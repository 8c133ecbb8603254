public import KubernetesModel

/// What objects are found by, other than by namespace and name.
public enum IndexKey: Hashable, Sendable {
    /// The object's own uid.
    case uid(UID)
    /// The uid of the owner whose controller manages the object.
    case controller(UID)
    /// The uid of the object that an event is about.
    case involvedObject(UID)
    /// The uid of the object that an event warns about.
    case warning(UID)
    /// The node that a pod runs on.
    case node(String)
}
