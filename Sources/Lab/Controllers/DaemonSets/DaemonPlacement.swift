internal import Foundation
internal import KubernetesModel

/// Where a daemon's pods belong: pkg/controller/daemon/daemon_controller.go, NodeShouldRunDaemonPod, and
/// util/daemonset_util.go.
struct DaemonPlacement {
    /// The template's spec with the tolerations that every daemon has.
    let spec: JSONValue
    private let tolerations: [Toleration]

    init(_ template: JSONValue) {
        var spec = template["spec"] ?? [:]
        var tolerations = spec["tolerations"]?.arrayValue ?? []
        var own: [(key: String, effect: String)] = [
            (Taint.notReady, "NoExecute"), (Taint.unreachable, "NoExecute"), (Taint.diskPressure, "NoSchedule"),
            (Taint.memoryPressure, "NoSchedule"), (Taint.pidPressure, "NoSchedule"),
            (Taint.unschedulable, "NoSchedule"),
        ]
        if spec["hostNetwork"] == true { own.append((Taint.networkUnavailable, "NoSchedule")) }
        for (key, effect) in own {
            let toleration: JSONValue = ["key": .string(key), "operator": "Exists", "effect": .string(effect)]
            let index = tolerations.firstIndex {
                $0["key"] == toleration["key"] && $0["effect"] == toleration["effect"] && $0["operator"] == "Exists"
            }
            if let index { tolerations[index] = toleration } else { tolerations.append(toleration) }
        }
        spec["tolerations"] = .array(tolerations)
        self.spec = spec
        self.tolerations = tolerations.map(Toleration.init)
    }

    struct Verdict: Hashable {
        /// Whether a pod is to be made there.
        let runs: Bool
        /// Whether one that is there may stay.
        let stays: Bool
    }

    func verdict(on node: JSONValue) -> Verdict {
        guard fits(node) else { return Verdict(runs: false, stays: false) }
        let untolerated = Taint.all(of: node).filter { taint in
            taint.effect != .preferNoSchedule && !tolerations.contains { $0.tolerates(taint) }
        }
        return Verdict(runs: untolerated.isEmpty, stays: !untolerated.contains { $0.effect == .noExecute })
    }

    private func fits(_ node: JSONValue) -> Bool {
        let wanted = spec["nodeName"]?.stringValue ?? ""
        guard wanted.isEmpty || wanted == node.name else { return false }
        let labels = node.labels
        let selected = spec["nodeSelector"]?.objectValue ?? [:]
        guard selected.allSatisfy({ labels[$0.key] == $0.value.stringValue }) else { return false }
        guard let required = spec["affinity"]?["nodeAffinity"]?["requiredDuringSchedulingIgnoredDuringExecution"]
        else { return true }
        return NodeSelector(required).matches(labels, name: node.name)
    }

    /// The spec of the pod for one node: it demands that node by name, whatever else the template demands
    /// (ReplaceDaemonSetPodNodeNameNodeAffinity).
    func spec(on node: String) -> JSONValue {
        let field: JSONValue = ["key": "metadata.name", "operator": "In", "values": [.string(node)]]
        var (spec, affinity) = (spec, spec["affinity"] ?? [:])
        let required = "requiredDuringSchedulingIgnoredDuringExecution"
        var terms = affinity["nodeAffinity"]?[required]?["nodeSelectorTerms"]?.arrayValue ?? []
        if terms.isEmpty { terms = [[:]] }
        affinity[path: "nodeAffinity", required] = [
            "nodeSelectorTerms": .array(
                terms.map { term in
                    var term = term
                    term["matchFields"] = [field]
                    return term
                })
        ]
        spec["affinity"] = affinity
        return spec
    }

    /// The node that a pod is made for, also before it is bound to it.
    static func node(of pod: ControlledPod) -> String {
        guard pod.node.isEmpty else { return pod.node }
        let terms =
            pod.object["spec"]?["affinity"]?["nodeAffinity"]?[
                "requiredDuringSchedulingIgnoredDuringExecution"]?["nodeSelectorTerms"]?.arrayValue ?? []
        let field = terms.lazy.flatMap { $0["matchFields"]?.arrayValue ?? [] }.first { $0["key"] == "metadata.name" }
        return field?["values"]?[0]?.stringValue ?? ""
    }
}
