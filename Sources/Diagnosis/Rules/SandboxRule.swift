public import Incidents
import KubernetesModel

/// A pod's network sandbox cannot be made.
///
/// - Condition: the kubelet's event while the pod is set up, beyond its grace.
/// - Certainty: 0.9: the kubelet says so; which part of the network failed is in the plugin's words.
/// - Remedy: people; the fault is the node's network plugin.
/// - Tempting but wrong: recreating the pod, or scaling the workload.
public struct SandboxRule: Rule {
    public let id = "sandbox-failed"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.sandboxFailed).map { signal in
            let node = `case`.pod(of: signal)?.spec.nodeName ?? ""
            let isExhausted = Self.exhaustion.contains { signal.message.lowercased().contains($0) }
            return `case`.finding(
                self, .networkDNS,
                isExhausted
                    ? "node '\(node)' has no pod address left"
                    : "the network plugin of node '\(node)' cannot set pods up: \(said: signal.message)",
                object: node.isEmpty
                    ? nil : ObjectReference(apiVersion: "v1", kind: Node.resource.kind, namespace: nil, name: node),
                evidence: [`case`.evidence(signal)], certainty: 0.9,
                advice: isExhausted
                    ? "Enlarge the address pool, or release addresses that nobody uses."
                    : "See the network plugin's pod on the node.")
        }
    }

    private static let exhaustion = [
        "no more free", "no available ip", "no ip addresses available", "failed to allocate for range",
        "assigned 0 out of",
    ]
}
