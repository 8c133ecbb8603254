internal import KubernetesModel

/// What the kubelet needs to know of a container.
struct ContainerSpec: Hashable {
    struct Resources: Hashable {
        var memory: Double?
        var cpu: Double?
        var storage: Double?

        init(_ value: JSONValue?) {
            memory = Self.amount(value?["memory"])
            cpu = Self.amount(value?["cpu"])
            storage = Self.amount(value?["ephemeral-storage"])
        }

        private static func amount(_ value: JSONValue?) -> Double? {
            (value?.stringValue ?? value?.intValue.map(String.init)).flatMap { Quantity($0).amount }
        }
    }

    let name: String
    let image: String
    let pullPolicy: ImagePull.Policy
    /// What is executed, as far as the pod says so.
    let command: [String]
    let environment: JSONValue
    let environmentFrom: JSONValue
    let mounts: [VolumeMount]
    let limits: Resources
    let requests: Resources
    let probes: [ProbeSpec.Kind: ProbeSpec]
    /// An init container that runs beside the others: a native sidecar.
    let isSidecar: Bool
    let runsAsNonRoot: Bool
    let user: Int?
    /// What is started: what the pod says, or something that the image might say.
    var executable: String { command.first ?? "/app/\(name)" }
    /// `spec.containers{web}`.
    let fieldPath: String

    struct VolumeMount: Hashable {
        let volume: String
        let path: String
        let subPath: String
    }

    init(_ value: JSONValue, of pod: JSONValue, isInit: Bool) {
        name = value["name"]?.stringValue ?? ""
        image = value["image"]?.stringValue ?? ""
        let isLatest = ImageReference(image)?.isLatest ?? false
        pullPolicy =
            value["imagePullPolicy"]?.stringValue.flatMap(ImagePull.Policy.init) ?? (isLatest ? .always : .ifNotPresent)
        command = ["command", "args"].flatMap { (value[$0]?.arrayValue ?? []).compactMap(\.stringValue) }
        environment = value["env"] ?? []
        environmentFrom = value["envFrom"] ?? []
        mounts = (value["volumeMounts"]?.arrayValue ?? []).map { mount in
            VolumeMount(
                volume: mount["name"]?.stringValue ?? "", path: mount["mountPath"]?.stringValue ?? "",
                subPath: mount["subPath"]?.stringValue ?? "")
        }
        limits = Resources(value["resources"]?["limits"])
        // What is limited and not requested is requested up to the limit.
        var requests = Resources(value["resources"]?["requests"])
        requests.memory = requests.memory ?? limits.memory
        requests.cpu = requests.cpu ?? limits.cpu
        requests.storage = requests.storage ?? limits.storage
        self.requests = requests
        let ports = (value["ports"]?.arrayValue ?? []).compactMap { port in
            port["name"]?.stringValue.flatMap { name in port["containerPort"]?.intValue.map { (name, $0) } }
        }
        let named = Dictionary(ports, uniquingKeysWith: { first, _ in first })
        var probes: [ProbeSpec.Kind: ProbeSpec] = [:]
        for kind in ProbeSpec.Kind.allCases {
            probes[kind] = ProbeSpec(value["\(kind.rawValue.lowercased())Probe"], ports: named)
        }
        self.probes = probes
        isSidecar = isInit && value["restartPolicy"]?.stringValue == "Always"
        let (own, shared) = (value["securityContext"], pod["spec"]?["securityContext"])
        runsAsNonRoot = own?["runAsNonRoot"]?.boolValue ?? shared?["runAsNonRoot"]?.boolValue ?? false
        user = own?["runAsUser"]?.intValue ?? shared?["runAsUser"]?.intValue
        fieldPath = "spec.\(isInit ? "initContainers" : "containers"){\(name)}"
    }
}
