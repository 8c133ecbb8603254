internal import Foundation
internal import KubernetesModel

/// What the kubelet needs to know of a pod.
struct PodSpec: Hashable {
    enum RestartPolicy: String, Hashable {
        case always = "Always"
        case onFailure = "OnFailure"
        case never = "Never"
    }

    let namespace: String
    let name: String
    let uid: String
    let node: String
    let restartPolicy: RestartPolicy
    let initContainers: [ContainerSpec]
    let containers: [ContainerSpec]
    let gracePeriod: Int
    let activeDeadline: Int?
    let readinessGates: [String]
    let usesHostNetwork: Bool
    let priority: Int
    let pullSecrets: [String]
    let volumes: JSONValue

    init(_ pod: JSONValue) {
        namespace = pod.namespace
        name = pod.name
        uid = pod.uid
        let spec = pod["spec"]
        node = spec?["nodeName"]?.stringValue ?? ""
        restartPolicy = spec?["restartPolicy"]?.stringValue.flatMap(RestartPolicy.init) ?? .always
        initContainers = (spec?["initContainers"]?.arrayValue ?? []).map { ContainerSpec($0, of: pod, isInit: true) }
        containers = (spec?["containers"]?.arrayValue ?? []).map { ContainerSpec($0, of: pod, isInit: false) }
        gracePeriod = max(0, spec?["terminationGracePeriodSeconds"]?.intValue ?? 30)
        activeDeadline = spec?["activeDeadlineSeconds"]?.intValue
        readinessGates = (spec?["readinessGates"]?.arrayValue ?? []).compactMap { $0["conditionType"]?.stringValue }
        usesHostNetwork = spec?["hostNetwork"]?.boolValue ?? false
        priority = spec?["priority"]?.intValue ?? 0
        pullSecrets = (spec?["imagePullSecrets"]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue }
        volumes = spec?["volumes"] ?? []
    }

    var key: ObjectKey { ObjectKey(.pods, namespace: namespace, name: name) }

    /// As log lines and messages name a pod: pkg/kubelet/util/format.
    var text: String { "\(name)_\(namespace)(\(uid))" }
}
