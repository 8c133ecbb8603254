import Detection
import Foundation
import Incidents
import KubernetesModel

extension Case {
    /// Hands the incident to people.
    func escalation(_ reason: String) -> Action { Action(.escalate(reason: reason), on: target) }

    /// The way back to the last revision that was available; nil where none is known, or going back was tried lately
    /// and did not help. Revisions are renumbered by going back, so that a second attempt could go in circles.
    var rollback: (action: Action, candidate: Revisions.Candidate)? {
        guard let candidate = revisions?.candidate, let workload, !hasTried(.rollbackWorkload) else { return nil }
        return (Action(.rollbackWorkload(toRevision: candidate.revision), on: workload.reference), candidate)
    }

    /// Whether an action of a kind was carried out on the target lately and is not known to have helped. One that helped
    /// may help again; how often, the guardrails bound.
    func hasTried(_ kind: Action.Kind) -> Bool {
        attempts(kind, within: Self.attemptMemory).contains { $0.status.verification?.state != .passed }
    }

    /// The requests of a kind that were carried out on the target, newest first, whether they helped or not.
    func attempts(_ kind: Action.Kind, within age: Duration) -> [ActionRequest] {
        history.filter { request in
            guard request.spec.action.kind == kind, let execution = request.status.execution,
                [.executing, .succeeded, .undoing, .undone].contains(execution.state)
            else { return false }
            guard let at = execution.startedAt ?? request.metadata.creationTimestamp else { return true }
            return now.timeIntervalSince(at) <= age.seconds
        }
    }

    /// How long an attempt counts against the next one.
    static let attemptMemory: Duration = .seconds(3600)

    /// Whether a trouble began with the newest revision, on a pod of that revision, and the revision is not of an action
    /// that is in force: it was an answer to the trouble.
    func followsRevision(_ signal: Signal) -> Bool {
        guard let revisions, let since = revisions.since, !isOwn(since) else { return false }
        if let pod = pod(of: signal), !revisions.isCurrent(pod) { return false }
        let delay = signal.firstSeen.timeIntervalSince(since)
        return delay >= -5 && delay <= Self.onsetWindow.seconds
    }

    /// A controller makes the revision of a change within this time.
    private static let revisionDelay: Duration = .seconds(10)

    /// Whether a revision that was made at a time is that of an earlier action.
    private func isOwn(_ since: Date) -> Bool {
        history.contains { request in
            guard let execution = request.status.execution, [.executing, .succeeded].contains(execution.state),
                let began = execution.startedAt
            else { return false }
            return abs(since.timeIntervalSince(began)) <= Self.revisionDelay.seconds
        }
    }

    /// A trouble that begins later than this after a revision was made is not counted as its doing.
    static let onsetWindow: Duration = .seconds(1800)

    /// Whether the newest revision was rolled out to its end and served for a while before a trouble began. Then something
    /// that it depends on is to be suspected, and the revision is not.
    func servedBefore(_ signal: Signal) -> Bool {
        guard case .deployment(let deployment)? = workload, let since = revisions?.since,
            let progressing = deployment.status.conditions.first(where: { $0.type == "Progressing" }),
            progressing.reason == "NewReplicaSetAvailable", let completed = progressing.lastUpdateTime,
            completed >= since
        else { return false }
        return signal.firstSeen.timeIntervalSince(completed) >= Self.provingTime.seconds
    }

    /// A revision that served so long has shown that it can.
    static let provingTime: Duration = .seconds(300)
}
