internal import Foundation
internal import KubernetesModel

/// What the scheduler asks of a pod.
struct SchedulingPod: Sendable {
    let key: ObjectKey
    let uid: String
    let labels: [String: String]
    let spec: JSONValue
    /// The node that it is bound to; nil: none.
    let node: String?
    /// The node that was cleared for it.
    let nominatedNode: String?
    let priority: Int
    let created: Date
    let started: Date?
    let isDeleting: Bool
    /// Whether it has succeeded or failed, and takes no room any more.
    let isOver: Bool
    let requests: ResourceAmounts
    let counted: ResourceAmounts
    let hostPorts: Set<HostPort>
    let claims: [String]
    let tolerations: [Toleration]
    let affinity: [PodAffinityTerm]
    let antiAffinity: [PodAffinityTerm]

    init(_ pod: JSONValue) {
        key = ObjectKey(.pods, namespace: pod.namespace, name: pod.name)
        uid = pod.uid
        labels = (pod[metadata: "labels"]?.objectValue ?? [:]).compactMapValues(\.stringValue)
        spec = pod["spec"] ?? [:]
        node = pod["spec"]?["nodeName"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
        nominatedNode = pod["status"]?["nominatedNodeName"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
        priority = pod["spec"]?["priority"]?.intValue ?? 0
        func time(_ value: JSONValue?) -> Date? { value?.stringValue.flatMap { Timestamp(parsing: $0)?.date } }
        created = time(pod[metadata: "creationTimestamp"]) ?? .distantPast
        started = time(pod["status"]?["startTime"])
        isDeleting = pod.isDeleting
        isOver = ["Succeeded", "Failed"].contains(pod["status"]?["phase"]?.stringValue)
        requests = .requests(of: pod)
        counted = requests.counted
        hostPorts = HostPort.all(of: pod)
        claims = PodVolumes.claims(of: pod)
        tolerations = Toleration.all(of: pod)
        let affinity = pod["spec"]?["affinity"]
        self.affinity = PodAffinityTerm.all(affinity?["podAffinity"], of: pod.namespace)
        antiAffinity = PodAffinityTerm.all(affinity?["podAntiAffinity"], of: pod.namespace)
    }

    /// Which of two pods is more important, and is taken away last: pkg/scheduler/util, MoreImportantPod.
    func isMoreImportant(than other: SchedulingPod) -> Bool {
        if priority != other.priority { return priority > other.priority }
        let (mine, theirs) = (started ?? .distantFuture, other.started ?? .distantFuture)
        return mine != theirs ? mine < theirs : key.storeKey < other.key.storeKey
    }
}

/// A port of the node that a container takes for itself.
struct HostPort: Hashable, Sendable {
    let address: String
    let proto: String
    let port: Int

    static func all(of pod: JSONValue) -> Set<HostPort> {
        let spec = pod["spec"]
        let sidecars = (spec?["initContainers"]?.arrayValue ?? []).filter { $0["restartPolicy"] == "Always" }
        var ports: Set<HostPort> = []
        for container in (spec?["containers"]?.arrayValue ?? []) + sidecars {
            for port in container["ports"]?.arrayValue ?? [] {
                guard let number = port["hostPort"]?.intValue, number > 0 else { continue }
                let address = port["hostIP"]?.stringValue ?? ""
                ports.insert(
                    HostPort(
                        address: address.isEmpty ? "0.0.0.0" : address, proto: port["protocol"]?.stringValue ?? "TCP",
                        port: number))
            }
        }
        return ports
    }

    func conflicts(with other: HostPort) -> Bool {
        guard port == other.port, proto == other.proto else { return false }
        return address == other.address || address == "0.0.0.0" || other.address == "0.0.0.0"
    }
}
