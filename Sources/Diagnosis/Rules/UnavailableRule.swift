public import Incidents
import KubernetesModel

/// Replicas are missing, and nothing says why.
///
/// - Condition: fewer replicas than asked for beyond a long grace, with no closer signal.
/// - Certainty: 0.5: it is a symptom.
/// - Remedy: people.
/// - Tempting but wrong: more replicas: those that are asked for do not come either.
public struct UnavailableRule: Rule {
    public let id = "replicas-unavailable"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.replicasUnavailable).map { signal in
            let isOfPod = signal.object.kind == Pod.resource.kind
            let category: Category = signal.reason == "NotScheduled" ? .scheduling : .rollout
            return `case`.finding(
                self, category,
                isOfPod
                    ? "pod '\(signal.object.name)' does not start: \(said: signal.message)"
                    : "\(`case`.name) lacks replicas: \(said: signal.message)",
                evidence: [`case`.evidence(signal)], certainty: 0.5,
                advice: signal.reason == "NotScheduled"
                    ? "See whether the scheduler that the pod names runs."
                    : "Look at its pods and at the controllers' logs.")
        }
    }
}
