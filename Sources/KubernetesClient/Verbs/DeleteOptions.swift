public import KubernetesModel

/// How an object is deleted, and under which conditions.
public struct DeleteOptions: Hashable, Sendable {
    /// What becomes of the objects that the object owns.
    public enum Propagation: String, Sendable {
        /// They are deleted afterwards.
        case background = "Background"
        /// They are deleted first.
        case foreground = "Foreground"
        /// They stay.
        case orphan = "Orphan"
    }

    /// Only the object with this uid is deleted, not a successor of the same name.
    public var uid: UID?
    /// Only this version of the object is deleted.
    public var resourceVersion: ResourceVersion?
    public var propagation: Propagation?
    /// Seconds that the object gets to end; nil for its own default.
    public var gracePeriodSeconds: Int?
    /// Runs everything, admission included, and deletes nothing.
    public var dryRun: Bool

    public init(
        uid: UID? = nil, resourceVersion: ResourceVersion? = nil, propagation: Propagation? = nil,
        gracePeriodSeconds: Int? = nil, dryRun: Bool = false
    ) {
        self.uid = uid
        self.resourceVersion = resourceVersion
        self.propagation = propagation
        self.gracePeriodSeconds = gracePeriodSeconds
        self.dryRun = dryRun
    }

    /// The body of the request.
    var json: JSONValue {
        var json: JSONValue = ["apiVersion": "v1", "kind": "DeleteOptions"]
        json[path: "preconditions", "uid"] = uid.map { .string($0.description) }
        json[path: "preconditions", "resourceVersion"] = resourceVersion.map { .string($0.text) }
        if json["preconditions"]?.objectValue?.isEmpty == true { json["preconditions"] = nil }
        json["propagationPolicy"] = propagation.map { .string($0.rawValue) }
        json["gracePeriodSeconds"] = gracePeriodSeconds.map { .integer($0) }
        json["dryRun"] = dryRun ? ["All"] : nil
        return json
    }
}
