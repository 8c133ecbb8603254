internal import Foundation
internal import KubernetesModel

/// What keeps pods off a node, or drives them away.
struct Taint: Hashable {
    enum Effect: String {
        case noSchedule = "NoSchedule"
        case preferNoSchedule = "PreferNoSchedule"
        case noExecute = "NoExecute"
    }

    var key: String
    var value = ""
    var effect: Effect
    var timeAdded: Date?

    static let notReady = "node.kubernetes.io/not-ready"
    static let unreachable = "node.kubernetes.io/unreachable"
    static let unschedulable = "node.kubernetes.io/unschedulable"
    static let memoryPressure = "node.kubernetes.io/memory-pressure"
    static let diskPressure = "node.kubernetes.io/disk-pressure"
    static let pidPressure = "node.kubernetes.io/pid-pressure"
    static let networkUnavailable = "node.kubernetes.io/network-unavailable"
    static let outOfService = "node.kubernetes.io/out-of-service"

    init(_ key: String, _ effect: Effect) {
        self.key = key
        self.effect = effect
    }

    init?(_ value: JSONValue) {
        guard let key = value["key"]?.stringValue,
            let effect = value["effect"]?.stringValue.flatMap(Effect.init(rawValue:))
        else { return nil }
        self.key = key
        self.value = value["value"]?.stringValue ?? ""
        self.effect = effect
        timeAdded = value["timeAdded"]?.stringValue.flatMap { Timestamp(parsing: $0)?.date }
    }

    static func all(of node: JSONValue) -> [Taint] {
        (node["spec"]?["taints"]?.arrayValue ?? []).compactMap(Taint.init)
    }
}

/// What lets a pod bear a taint: staging/src/k8s.io/api/core/v1/toleration.go.
struct Toleration: Hashable {
    var key = ""
    var isAnyValue = false
    var value = ""
    /// Nil: of every effect.
    var effect: Taint.Effect?
    /// How long; nil: for ever.
    var seconds: Int?

    init(_ value: JSONValue) {
        key = value["key"]?.stringValue ?? ""
        isAnyValue = value["operator"]?.stringValue == "Exists"
        self.value = value["value"]?.stringValue ?? ""
        effect = value["effect"]?.stringValue.flatMap(Taint.Effect.init(rawValue:))
        seconds = value["tolerationSeconds"]?.intValue
    }

    static func all(of pod: JSONValue) -> [Toleration] {
        (pod["spec"]?["tolerations"]?.arrayValue ?? []).map(Toleration.init)
    }

    func tolerates(_ taint: Taint) -> Bool {
        guard effect == nil || effect == taint.effect, key.isEmpty || key == taint.key else { return false }
        return isAnyValue || value == taint.value
    }
}
