/// Something that the kubelet says of a pod in an event.
struct Notice: Hashable {
    let type: ClusterAccess.EventType
    let reason: String
    let message: String
    /// The part of the pod: `spec.containers{web}`.
    var fieldPath: String?

    init(_ type: ClusterAccess.EventType, _ reason: String, _ message: String, fieldPath: String? = nil) {
        self.type = type
        self.reason = reason
        self.message = message
        self.fieldPath = fieldPath
    }
}
