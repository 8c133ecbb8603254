public import Foundation

/// A pod: containers that are scheduled and run together.
///
/// There are more pods than anything else, and they are copied most: a pod is one reference to its parts.
public struct Pod: KubernetesObject {
    public static let resource = APIResource(group: "", versions: ["v1"], kind: "Pod", plural: "pods")

    private struct Parts: Codable, Hashable, Sendable {
        var metadata = ObjectMeta()
        @OmitEmpty var spec: PodSpec = PodSpec()
        @OmitEmpty var status: PodStatus = PodStatus()
    }

    private var parts: Shared<Parts>

    public init() { parts = Shared(Parts()) }

    /// Makes a pod of its parts.
    init(metadata: ObjectMeta, spec: PodSpec, status: PodStatus) {
        parts = Shared(Parts(metadata: metadata, spec: spec, status: status))
    }

    public var metadata: ObjectMeta {
        get { parts.value.metadata }
        set { replace { $0.metadata = newValue } }
    }

    public var spec: PodSpec {
        get { parts.value.spec }
        set { replace { $0.spec = newValue } }
    }

    public var status: PodStatus {
        get { parts.value.status }
        set { replace { $0.status = newValue } }
    }

    private mutating func replace(_ change: (inout Parts) -> Void) {
        var changed = parts.value
        change(&changed)
        parts = Shared(changed)
    }

    public init(from decoder: any Decoder) throws {
        parts = Shared(try Parts(from: decoder))
    }

    public func encode(to encoder: any Encoder) throws {
        try parts.value.encode(to: encoder)
    }
}

/// What a pod is to run. Also the `spec` of a ``PodTemplate``.
public struct PodSpec: Codable, Hashable, Sendable, Emptiable {
    @OmitEmpty public var nodeName: String = ""
    @OmitEmpty public var serviceAccountName: String = ""
    /// `Always`, `OnFailure` or `Never`.
    @OmitEmpty public var restartPolicy: String = ""
    @OmitEmpty public var containers: [Container] = []
    @OmitEmpty public var initContainers: [Container] = []
    /// Readers that decode protobuf keep only the volumes made of a ConfigMap, a Secret or a claim.
    @OmitEmpty public var volumes: [Volume] = []
    @OmitEmpty public var nodeSelector: StringMap = [:]
    @OmitEmpty public var imagePullSecrets: [LocalReference] = []
    @OmitEmpty public var schedulingGates: [LocalReference] = []
    @OmitEmpty public var topologySpreadConstraints: [TopologySpreadConstraint] = []
    /// Seconds.
    public var terminationGracePeriodSeconds: Int?

    public init() {}

    public var isEmpty: Bool { self == PodSpec() }
}

/// What became of a pod.
public struct PodStatus: Codable, Hashable, Sendable, Emptiable {
    /// `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`.
    @OmitEmpty public var phase: String = ""
    /// Why the pod is in its phase: `Evicted`, `NodeLost` ...
    public var reason: String?
    public var message: String?
    public var startTime: Date?
    /// The node on which the scheduler has others put out to make room for this pod, while it waits for it.
    @OmitEmpty public var nominatedNodeName: String = ""
    @OmitEmpty public var conditions: [Condition] = []
    @OmitEmpty public var containerStatuses: [ContainerStatus] = []
    @OmitEmpty public var initContainerStatuses: [ContainerStatus] = []

    public init() {}

    public var isEmpty: Bool { self == PodStatus() }
}

/// How evenly pods are to stand in the domains of a topology.
public struct TopologySpreadConstraint: Codable, Hashable, Sendable {
    @OmitEmpty public var maxSkew: Int = 0
    /// A label of nodes, whose values are the domains.
    @OmitEmpty public var topologyKey: String = ""
    /// `DoNotSchedule` or `ScheduleAnyway`.
    @OmitEmpty public var whenUnsatisfiable: String = ""

    public init() {}
}

/// A reference by name within the same namespace.
public struct LocalReference: Codable, Hashable, Sendable {
    @OmitEmpty public var name: String = ""

    public init(name: String = "") { self.name = name }
}

/// What pods of a workload are made from. Only what rules read; actions that restore a template read it live and whole.
public struct PodTemplate: Codable, Hashable, Sendable, Emptiable {
    @OmitEmpty public var metadata: TemplateMeta = TemplateMeta()
    @OmitEmpty public var spec: PodSpec = PodSpec()

    public init() {}

    public var isEmpty: Bool { metadata.isEmpty && spec.isEmpty }
}

/// The metadata that a template gives to its pods.
public struct TemplateMeta: Codable, Hashable, Sendable, Emptiable {
    @OmitEmpty public var labels: StringMap = [:]
    @OmitEmpty public var annotations: StringMap = [:]

    public init() {}

    public var isEmpty: Bool { labels.isEmpty && annotations.isEmpty }
}
