public import Incidents
import KubernetesModel

/// An autoscaler cannot do its work.
///
/// - Condition: a condition of the autoscaler says so beyond its grace.
/// - Certainty: 0.95: the autoscaler's controller says so.
/// - Remedy: people.
/// - Tempting but wrong: a fixed number of replicas, deleting the autoscaler, an unbounded maximum.
public struct AutoscalerRule: Rule {
    public let id = "autoscaler-failing"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.autoscalerFailing).map { signal in
            let (cause, advice) = cause(signal)
            return `case`.finding(
                self, .autoscaling, "autoscaler '\(signal.object.name)' \(cause)", object: signal.object,
                evidence: [`case`.evidence(signal)], certainty: 0.95, advice: advice)
        }
    }

    private func cause(_ signal: Signal) -> (Sentence, advice: String) {
        let message = signal.message
        if let match = message.firstMatch(of: /missing request for (\S+) in container (\S+)/) {
            return (
                "has no metric: container '\(chosen: String(match.2))' requests no \(chosen: String(match.1))",
                "Give the container a request."
            )
        }
        if let match = message.firstMatch(of: /missing request for (\w+)/) {
            return ("has no metric: a container requests no \(match.1)", "Give each container a request.")
        }
        if message.contains("unable to fetch metrics") || message.contains("no metrics returned")
            || message.contains("the server could not find the requested resource")
        {
            return (
                "gets no metrics: the metrics API does not answer",
                "Bring the metrics server back; one of it serves all autoscalers."
            )
        }
        switch signal.reason {
        case "FailedGetScale": return ("scales what does not exist: \(said: message)", "Correct its scale target.")
        case "TooManyReplicas":
            return (
                "is at its maximum and would go beyond it",
                "See whether each pod does what it used to; then raise the maximum within the quota."
            )
        case "AmbiguousSelector":
            return ("shares its pods with another autoscaler: \(said: message)", "Keep one of the two.")
        default: return ("fails: \(said: message.isEmpty ? signal.reason : message)", "See the autoscaler's events.")
        }
    }
}
