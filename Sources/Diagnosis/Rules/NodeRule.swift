import Detection
public import Incidents
import KubernetesModel

/// A node does not run pods, or is short of what they need.
///
/// - Condition: `Ready` is not True, or a condition that means trouble is.
/// - Certainty: 1.0: the control plane or the kubelet says so.
/// - Remedy: people. Which of a node's faults it is can be seen only on the node.
/// - Tempting but wrong: restarting the applications on it; deleting by force the pods of a node that is only
///   unreachable, because they may still write.
public struct NodeRule: Rule {
    public let id = "node-unhealthy"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.nodeNotReady, .nodePressure).map { signal in
            let pods = `case`.snapshot.pods(on: signal.object.name).count
            let (cause, advice) = cause(signal)
            return `case`.finding(
                self, .node, "node '\(signal.object.name)' \(cause); \(pods.of("pod")) on it",
                evidence: [`case`.evidence(signal)], certainty: 1, advice: advice)
        }
    }

    private func cause(_ signal: Signal) -> (Sentence, advice: String) {
        let message = signal.message
        if signal.reason == "NodeStatusUnknown" || message.contains("stopped posting node status") {
            return ("is not heard of any more", "See whether the machine, its network and its kubelet run.")
        }
        if message.contains("network not ready") || message.contains("network plugin")
            || signal.reason == "NetworkUnavailable"
        {
            return ("has no pod network", "See the network plugin's pod on the node.")
        }
        if message.contains("PLEG") || message.contains("container runtime is down") {
            return ("has a container runtime that does not answer", "Restart the runtime on the node.")
        }
        switch signal.reason {
        case "KubeletHasDiskPressure": return ("is short of disk", "Free images and logs, or enlarge the disk.")
        case "KubeletHasInsufficientMemory":
            return ("is short of memory", "Move pods away, or give them requests that match what they use.")
        case "KubeletHasInsufficientPID":
            return ("is short of process ids", "Find the pod that starts so many processes.")
        default:
            let state: Sentence = signal.kind == .nodeNotReady ? "is not ready" : "reports \(signal.reason)"
            return (message.isEmpty ? state : "\(state): \(said: message)", "Look at the node.")
        }
    }
}
