public import Incidents
import KubernetesModel

extension Case {
    /// The actions that a plan of a model may choose from, at most ``maxCandidates``: what the rules propose, and what
    /// else the control plane's facts indicate for this target. Computed from the cluster alone, so that no text in it
    /// can add one.
    ///
    /// - Parameter findings: What the rules conclude, best first.
    public func candidates(from findings: [Finding]) -> [Action] {
        let proposed = findings.flatMap(\.remedies).filter { $0.kind != .escalate }
        let indicated = [indicatedRollback, indicatedRetry, indicatedRolloutRestart].compactMap(\.self)
        var seen: Set<Action> = []
        return Array(
            (proposed + indicated + indicatedRestarts).filter { seen.insert($0).inserted }.prefix(Self.maxCandidates))
    }

    private static let maxCandidates = 6

    /// Going back, where something began to fail with the newest revision and an earlier one is known to have served.
    private var indicatedRollback: Action? {
        guard signals.contains(where: followsRevision) else { return nil }
        return rollback?.action
    }

    /// Running a failed job once more.
    private var indicatedRetry: Action? {
        guard case .job(let job)? = workload, !signals(.jobFailed).isEmpty, !hasTried(.retryJob) else { return nil }
        return Action(.retryJob, on: job.reference)
    }

    /// Starting all pods anew, where more than one runs and is not ready, and no new revision explains it.
    private var indicatedRolloutRestart: Action? {
        let stuck = signals(.readinessFailing).filter { !followsRevision($0) }
        // Pods that show the same are counted in one signal.
        let count = stuck.reduce(0) { $0 + $1.count }
        guard let workload, count > 1, !hasTried(.rolloutRestart) else { return nil }
        switch workload {
        case .deployment, .statefulSet, .daemonSet: return Action(.rolloutRestart, on: workload.reference)
        case .job, .replicaSet, .pod: return nil
        }
    }

    /// Making one pod anew, where it runs and is not ready, or waits for its volumes or its network, and has a controller that makes
    /// another one.
    private var indicatedRestarts: [Action] {
        guard !hasTried(.restartPod) else { return [] }
        return signals(.readinessFailing, .mountFailed, .sandboxFailed).filter { !followsRevision($0) }.compactMap {
            signal in
            guard let pod = pod(of: signal), pod.metadata.controller != nil else { return nil }
            return Action(.restartPod, on: pod.reference)
        }
    }
}
