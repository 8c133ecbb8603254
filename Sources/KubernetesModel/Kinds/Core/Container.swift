/// One container of a pod's spec.
public struct Container: Codable, Hashable, Sendable {
    @OmitEmpty public var name: String = ""
    @OmitEmpty public var image: String = ""
    @OmitEmpty public var env: [EnvironmentVariable] = []
    @OmitEmpty public var envFrom: [EnvironmentSource] = []
    @OmitEmpty public var ports: [ContainerPort] = []
    @OmitEmpty public var resources: ResourceRequirements = ResourceRequirements()
    public var livenessProbe: Probe?
    public var readinessProbe: Probe?
    public var startupProbe: Probe?
    /// `Always` on an init container makes it a sidecar.
    public var restartPolicy: String?

    public init() {}
}

/// An environment variable. Only where the value comes from: a literal value may be a secret and is never read.
public struct EnvironmentVariable: Codable, Hashable, Sendable {
    /// Where a variable's value comes from.
    public struct Source: Codable, Hashable, Sendable {
        public var configMapKeyRef: KeyReference?
        public var secretKeyRef: KeyReference?

        public init() {}
    }

    @OmitEmpty public var name: String = ""
    public var valueFrom: Source?

    public init() {}
}

/// A key of a ConfigMap or Secret.
public struct KeyReference: Codable, Hashable, Sendable {
    @OmitEmpty public var name: String = ""
    @OmitEmpty public var key: String = ""
    /// Whether the container starts without it.
    @OmitEmpty public var optional: Bool = false

    public init(name: String = "", key: String = "", optional: Bool = false) {
        self.name = name
        self.key = key
        self.optional = optional
    }
}

/// A whole ConfigMap or Secret whose keys become variables.
public struct EnvironmentSource: Codable, Hashable, Sendable {
    /// A ConfigMap or Secret by name.
    public struct Reference: Codable, Hashable, Sendable {
        @OmitEmpty public var name: String = ""
        @OmitEmpty public var optional: Bool = false

        public init(name: String = "", optional: Bool = false) {
            self.name = name
            self.optional = optional
        }
    }

    public var configMapRef: Reference?
    public var secretRef: Reference?

    public init() {}
}

/// A port that a container says it listens on.
public struct ContainerPort: Codable, Hashable, Sendable {
    public var name: String?
    @OmitEmpty public var containerPort: Int = 0
    /// The port of the node that leads here, where there is one.
    @OmitEmpty public var hostPort: Int = 0
    /// `TCP`, `UDP` or `SCTP`.
    public var `protocol`: String?

    public init() {}
}

/// What a container asks for and may use at most.
public struct ResourceRequirements: Codable, Hashable, Sendable, Emptiable {
    @OmitEmpty public var limits: ResourceAmounts = ResourceAmounts()
    @OmitEmpty public var requests: ResourceAmounts = ResourceAmounts()

    public init() {}

    public var isEmpty: Bool { limits.isEmpty && requests.isEmpty }
}

/// Amounts of the resources that Midwatch reasons about.
public struct ResourceAmounts: Codable, Hashable, Sendable, Emptiable {
    /// Cores.
    public var cpu: Quantity?
    /// Bytes.
    public var memory: Quantity?

    public init() {}

    public init(cpu: Quantity? = nil, memory: Quantity? = nil) {
        self.cpu = cpu
        self.memory = memory
    }

    public var isEmpty: Bool { cpu == nil && memory == nil }
}

/// How the kubelet asks a container whether it is well.
public struct Probe: Codable, Hashable, Sendable {
    /// A GET that must answer 200 to 399.
    public struct HTTPGet: Codable, Hashable, Sendable {
        public var path: String?
        public var port: IntOrString?

        public init() {}
    }

    /// A connection that must open.
    public struct TCPSocket: Codable, Hashable, Sendable {
        public var port: IntOrString?

        public init() {}
    }

    public var httpGet: HTTPGet?
    public var tcpSocket: TCPSocket?
    public var initialDelaySeconds: Int?
    public var periodSeconds: Int?
    public var timeoutSeconds: Int?
    public var failureThreshold: Int?

    public init() {}
}
