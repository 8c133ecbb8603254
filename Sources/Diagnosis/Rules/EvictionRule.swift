public import Incidents
import KubernetesModel

/// A pod was evicted or rejected by its node, and nothing has taken its place.
///
/// - Condition: a failed pod with such a reason while replicas are missing, or one that nothing owns.
/// - Certainty: 0.9: the kubelet says so.
/// - Remedy: people; controllers make successors by themselves, where there is room.
/// - Tempting but wrong: deleting the evicted pods' records as the fix; raising limits.
public struct EvictionRule: Rule {
    public let id = "pod-evicted"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.podEvicted).map { signal in
            let pod = `case`.pod(of: signal)
            let node = pod?.spec.nodeName ?? ""
            let message = signal.message
            let isOwnFault =
                message.contains("exceeded its local ephemeral storage limit") || message.contains("EmptyDir volume")
                || message.contains("exceeds the total limit of containers")
            let category: Category =
                isOwnFault
                ? .saturation
                : signal.reason.hasPrefix("OutOf") || signal.reason == "NodeAffinity" ? .scheduling : .node
            return `case`.finding(
                self, category,
                "pod '\(signal.object.name)' was put out or refused by node '\(node)' (\(signal.reason)): \(said: message)",
                evidence: [`case`.evidence(signal), pod.flatMap { `case`.event("Evicted", about: $0.reference) }],
                certainty: 0.9,
                advice: isOwnFault
                    ? "Find what writes so much, or raise the ephemeral storage limit."
                    : "Give pods requests that match what they use, and see what the node runs short of.")
        }
    }
}
