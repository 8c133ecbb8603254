/// A workload's claim to storage.
public struct PersistentVolumeClaim: KubernetesObject {
    public static let resource = APIResource(
        group: "", versions: ["v1"], kind: "PersistentVolumeClaim", plural: "persistentvolumeclaims")

    public struct Spec: Codable, Hashable, Sendable, Emptiable {
        /// Nil: the default class; empty: no class, only volumes made by hand.
        public var storageClassName: String?
        public var volumeName: String?

        public init() {}

        public var isEmpty: Bool { self == Spec() }
    }

    public struct Status: Codable, Hashable, Sendable, Emptiable {
        /// `Pending`, `Bound` or `Lost`.
        @OmitEmpty public var phase: String = ""
        @OmitEmpty public var conditions: [Condition] = []

        public init() {}

        public var isEmpty: Bool { self == Status() }
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var spec: Spec = Spec()
    @OmitEmpty public var status: Status = Status()

    public init() {}
}

/// A kind of storage that claims can ask for.
public struct StorageClass: KubernetesObject {
    public static let resource = APIResource(
        group: "storage.k8s.io", versions: ["v1", "v1beta1"], kind: "StorageClass", plural: "storageclasses",
        isNamespaced: false)

    public var metadata = ObjectMeta()
    @OmitEmpty public var provisioner: String = ""
    /// `Immediate` or `WaitForFirstConsumer`.
    public var volumeBindingMode: String?

    public init() {}

    /// Whether claims that name no class get this one.
    public var isDefault: Bool { metadata.annotations[AnnotationKey.defaultStorageClass] == "true" }
}
