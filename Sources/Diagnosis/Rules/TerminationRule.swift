import Detection
public import Incidents
import KubernetesModel

/// An object is being deleted and does not go.
///
/// - Condition: it is still there beyond its own grace period and ours.
/// - Certainty: 1.0 where finalizers hold it, 0.9 where its node is gone, 0.7 where the kubelet does not end it.
/// - Remedy: people. Finalizers are removed by their controllers, and a pod is not deleted by force while it may run.
/// - Tempting but wrong: exactly these two.
public struct TerminationRule: Rule {
    public let id = "stuck-terminating"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.stuckTerminating).map { signal in
            let pod = `case`.pod(of: signal)
            let finalizers = pod.map(\.metadata.finalizers) ?? finalizers(of: signal, in: `case`)
            let subject = signal.object.shortName
            if !finalizers.isEmpty {
                return `case`.finding(
                    self, .stuckTerminating,
                    "\(subject) waits for its finalizers \(finalizers.joined(separator: ", ")), which nobody removes",
                    object: signal.object, evidence: [`case`.evidence(signal)], certainty: 1,
                    advice:
                        "See whether the finalizers' controllers run; removing one by hand leaves what it guards."
                )
            }
            if let pod, isNodeGone(pod, `case`) {
                return `case`.finding(
                    self, .stuckTerminating, "\(subject) cannot end because its node '\(pod.spec.nodeName)' is gone",
                    object: signal.object, evidence: [`case`.evidence(signal)], certainty: 0.9,
                    advice: "Make sure that the machine is off before its pods are deleted by force.")
            }
            let node: Sentence? = pod.map {
                ", its node '\($0.spec.nodeName)' has not ended its containers or released its volumes"
            }
            let words: Sentence = namespaceWords(signal, `case`).map { ": \(said: $0)" } ?? node ?? ""
            return `case`.finding(
                self, .stuckTerminating,
                "\(subject) does not go\(words)",
                object: signal.object,
                evidence: [`case`.evidence(signal), `case`.event("FailedKillPod", about: signal.object)],
                certainty: 0.7,
                advice: "See the kubelet's log on the node, and the events of what is being deleted.")
        }
    }

    private func isNodeGone(_ pod: Pod, _ case: Case) -> Bool {
        `case`.snapshot.unseen[Node.resource.kind] == nil && !pod.spec.nodeName.isEmpty
            && `case`.snapshot.object(\.nodes, named: pod.spec.nodeName, in: nil) == nil
    }

    private func finalizers(of signal: Signal, in case: Case) -> [String] {
        guard let list = signal.message.firstMatch(of: /waits for the finalizers (.+)$/) else { return [] }
        return list.1.split(separator: ", ").map(String.init)
    }

    /// What a namespace's own conditions say it waits for.
    private func namespaceWords(_ signal: Signal, _ case: Case) -> String? {
        guard signal.object.kind == Namespace.resource.kind else { return nil }
        return `case`.snapshot.object(\.namespaces, named: signal.object.name, in: nil)?.status.conditions
            .first(where: \.isTrue)?.message
    }
}
