public import Foundation

/// What every object carries: who it is, which version, and whose it is.
///
/// Of the annotations only those that ``AnnotationKey`` names are kept by readers that decode protobuf.
public struct ObjectMeta: Codable, Hashable, Sendable {
    @OmitEmpty public var name: String = ""
    public var generateName: String?
    public var namespace: String?
    @OmitEmpty public var uid: UID = ""
    @OmitEmpty public var resourceVersion: ResourceVersion = ""
    /// Counts changes of the spec.
    @OmitEmpty public var generation: Int = 0
    public var creationTimestamp: Date?
    /// Set when someone asked for the deletion; the object goes when its finalizers are gone.
    public var deletionTimestamp: Date?
    @OmitEmpty public var labels: StringMap = [:]
    @OmitEmpty public var annotations: StringMap = [:]
    @OmitEmpty public var ownerReferences: [OwnerReference] = []
    @OmitEmpty public var finalizers: [String] = []

    public init() {}

    /// Makes the metadata of an object that is to be created.
    public init(name: String, namespace: String? = nil, labels: StringMap = [:]) {
        self.name = name
        self.namespace = namespace
        self.labels = labels
    }

    /// The owner whose controller manages the object, if there is one.
    public var controller: OwnerReference? { ownerReferences.first { $0.controller } }
}

/// The annotations that Midwatch reads from objects of other owners.
public enum AnnotationKey {
    /// The revision of a Deployment or of its ReplicaSet, counted from 1.
    public static let revision = "deployment.kubernetes.io/revision"
    /// When `kubectl rollout restart` last touched a pod template.
    public static let restartedAt = "kubectl.kubernetes.io/restartedAt"
    /// Argo CD's mark of an object that it manages.
    public static let argoTracking = "argocd.argoproj.io/tracking-id"
    /// The release that Helm installed the object for.
    public static let helmRelease = "meta.helm.sh/release-name"
    /// Marks a StorageClass that claims without a class get.
    public static let defaultStorageClass = "storageclass.kubernetes.io/is-default-class"
    /// Prefix of Midwatch's own annotations.
    public static let midwatchPrefix = "midwatch.dev/"

    /// Whether an annotation is kept when an object is cut down to its projection.
    public static func isKept(_ key: String) -> Bool {
        kept.contains(key) || key.hasPrefix(midwatchPrefix)
    }

    private static let kept: Set<String> = [revision, restartedAt, argoTracking, helmRelease, defaultStorageClass]
}
