import Detection
public import Incidents
import KubernetesModel

/// A container runs and does not become ready, or is not any more.
///
/// - Condition: a container runs longer than its grace without being ready.
/// - Certainty: 0.95 where the newest revision changed the probe or the ports, 0.85 where it brought the trouble
///   otherwise or one pod is stuck among ready ones, 0.7 where all are.
/// - Remedy: roll back where the newest revision brought it; restart a pod that is stuck alone, once; else people.
/// - Tempting but wrong: no readiness probe, more replicas; a restart of all, which does not help against a wrong probe
///   and hurts a service whose dependency is down.
public struct ReadinessRule: Rule {
    public let id = "readiness-failing"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.readinessFailing).map { signal in
            afterRevision(signal, `case`) ?? alone(signal, `case`) ?? unexplained(signal, `case`)
        }
    }

    private func afterRevision(_ signal: Signal, _ case: Case) -> Finding? {
        guard `case`.followsRevision(signal), let rollback = `case`.rollback, let revisions = `case`.revisions else {
            return nil
        }
        let container = signal.container ?? ""
        let isChanged = `case`.hasChangedProbes(container, since: rollback.candidate)
        let change = isChanged ? ", which changed its probe or ports" : ""
        return `case`.finding(
            self, .probe,
            "container '\(container)' is not ready since revision \(revisions.current)\(change): \(said: signal.message)",
            evidence: [`case`.evidence(signal), rollback.candidate.evidence, `case`.probeOutput(of: signal)],
            certainty: min(isChanged ? 0.95 : 0.85, rollback.candidate.certainty), remedies: [rollback.action])
    }

    private func alone(_ signal: Signal, _ case: Case) -> Finding? {
        guard signal.count == 1, let pod = `case`.pod(of: signal), let owner = pod.metadata.controller,
            !`case`.hasTried(.restartPod)
        else { return nil }
        let siblings = `case`.pods.filter {
            $0.metadata.controller?.uid == owner.uid && $0.metadata.uid != pod.metadata.uid
                && $0.metadata.labels["controller-revision-hash"] == pod.metadata.labels["controller-revision-hash"]
        }
        guard !siblings.isEmpty, siblings.allSatisfy(\.isReady) else { return nil }
        return `case`.finding(
            self, .probe,
            "pod '\(pod.metadata.name)' alone is not ready (\(siblings.count.of("sibling")) of its revision ready): "
                + "\(said: signal.message)",
            object: pod.reference,
            evidence: [
                `case`.evidence(signal),
                `case`.fact("\(siblings.count.of("sibling")) of the same revision ready", of: `case`.target),
            ], certainty: 0.85, remedies: [Action(.restartPod, on: pod.reference)])
    }

    private func unexplained(_ signal: Signal, _ case: Case) -> Finding {
        `case`.finding(
            self, .probe, "container '\(signal.container ?? "")' runs and is not ready: \(said: signal.message)",
            evidence: [`case`.evidence(signal), `case`.probeOutput(of: signal)], certainty: 0.7,
            advice: "Check what the probe asks for, and whether what the container depends on is there.")
    }
}
