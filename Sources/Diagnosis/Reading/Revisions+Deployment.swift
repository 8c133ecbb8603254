import Foundation
import Incidents
import KubernetesModel

extension Revisions {
    /// Of a Deployment, from its replica sets, newest first.
    static func of(_ deployment: Deployment, _ sets: [ReplicaSet]) -> Revisions? {
        guard let newest = sets.first, let revision = newest.revision else { return nil }
        let older = sets.dropFirst().filter {
            $0.revision != nil && $0.spec.template.differs(from: newest.spec.template)
        }
        let since = start(of: newest, among: sets.dropFirst())
        let candidate =
            older.first { $0.status.availableReplicas > 0 || $0.status.readyReplicas > 0 }.flatMap { serving($0) }
            ?? older.first.flatMap { replaced($0, deployment, since: since) }
        return Revisions(current: revision, since: since, candidate: candidate, mark: .owner(newest.metadata.uid))
    }

    /// A replica set that serves right now: there is no better proof.
    private static func serving(_ set: ReplicaSet) -> Candidate? {
        set.revision.map { revision in
            let ready = max(set.status.availableReplicas, set.status.readyReplicas)
            return Candidate(
                revision: revision, template: set.spec.template, certainty: 0.97,
                evidence: Evidence(
                    source: set.reference.shortName,
                    text: "revision \(revision) still has \(ready) of \(set.status.replicas) replicas ready"))
        }
    }

    /// The replica set that the newest one replaced. That it has no replicas proves nothing, because unhealthy ones are
    /// taken away too; that the Deployment was available up to the newest revision does.
    private static func replaced(_ set: ReplicaSet, _ deployment: Deployment, since: Date?) -> Candidate? {
        guard let revision = set.revision, let since,
            let available = deployment.status.conditions.first(ofType: "Available"),
            let changed = available.lastTransitionTime
        else { return nil }
        let certainty: Double
        let text: String
        if available.isTrue, changed <= since {
            (certainty, text) = (0.95, "the Deployment has been available since before the newest revision was made")
        } else if changed >= since.addingTimeInterval(-handover(from: set, of: deployment)) {
            // The newest revision may itself have made it available for a moment, so this is less sure.
            (certainty, text) = (0.85, "the Deployment lost its availability only after the newest revision was made")
        } else {
            return nil
        }
        return Candidate(
            revision: revision, template: set.spec.template, certainty: certainty,
            evidence: Evidence(source: deployment.reference.shortName, at: changed, text: text))
    }

    /// How long before the newest replica set was made its predecessor may have lost its pods, in seconds: with the
    /// strategy Recreate they are taken away first. They have their grace period for it, and a busy kubelet takes a while
    /// to clean up after them (61 s were seen).
    private static func handover(from set: ReplicaSet, of deployment: Deployment) -> TimeInterval {
        guard deployment.spec.strategy.type == "Recreate", set.status.replicas == 0 else { return 0 }
        return TimeInterval(set.spec.template.spec.terminationGracePeriodSeconds ?? 30) + 180
    }
}
