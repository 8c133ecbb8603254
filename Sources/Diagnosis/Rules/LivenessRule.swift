public import Incidents
import KubernetesModel

/// A container is killed again and again, because its liveness or startup probe fails.
///
/// - Condition: the kubelet's event that it killed the container for a probe, at the time of the container's end.
/// - Certainty: 0.95 where the newest revision changed the probe or the ports, 0.85 where the newest revision brought
///   it otherwise, 0.8 where none did.
/// - Remedy: roll back where the newest revision brought it, else people.
/// - Tempting but wrong: more memory because the exit code is 137: that is the kill after the grace period.
public struct LivenessRule: Rule {
    public let id = "liveness-failing"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.livenessFailing).map { signal in
            let container = signal.container ?? ""
            let rollback = `case`.followsRevision(signal) ? `case`.rollback : nil
            let isChanged = `case`.hasChangedProbes(container, since: rollback?.candidate)
            let change = isChanged ? ", which the newest revision changed" : ""
            return `case`.finding(
                self, .probe,
                "container '\(container)' is restarted because of its probe\(change): \(said: signal.message)",
                evidence: [`case`.evidence(signal), rollback?.candidate.evidence, `case`.probeOutput(of: signal)],
                certainty: rollback.map { min(isChanged ? 0.95 : 0.85, $0.candidate.certainty) } ?? 0.8,
                remedies: rollback.map { [$0.action] } ?? [],
                advice: rollback == nil
                    ? "Check the probe's path, port and time-out; a container that starts slowly wants a startup probe."
                    : nil)
        }
    }
}

extension Case {
    /// Whether a container's probes or ports differ from those of a revision.
    func hasChangedProbes(_ container: String, since candidate: Revisions.Candidate?) -> Bool {
        guard let old = candidate?.template?.spec.container(container),
            let new = workload?.podSpec.container(container)
        else { return false }
        return old.livenessProbe != new.livenessProbe || old.readinessProbe != new.readinessProbe
            || old.startupProbe != new.startupProbe || old.ports != new.ports
    }
}
