public import Incidents
import KubernetesModel

/// A job failed for good.
///
/// - Condition: the job's condition `Failed`.
/// - Certainty: 0.9 where all its failed pods were lost to their nodes, 1.0 for a deadline, 0.8 for its own failures.
/// - Remedy: run it once more where its pods were evicted, preempted or lost with their node; else people.
/// - Tempting but wrong: a higher back-off limit, no deadline, or running again what fails by itself.
public struct JobRule: Rule {
    public let id = "job-failed"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.jobFailed).compactMap { signal in
            guard case .job(let job)? = `case`.workload else { return nil }
            let failed = `case`.snapshot.pods(of: .job(job)).filter { $0.status.phase == "Failed" || $0.isTakenAway }
            if !failed.isEmpty, failed.allSatisfy(\.isLost) { return lost(signal, job, failed, `case`) }
            if signal.reason == "DeadlineExceeded" { return late(signal, job, `case`) }
            return failedByItself(signal, job, failed, `case`)
        }
    }

    private func lost(_ signal: Signal, _ job: Job, _ failed: [Pod], _ case: Case) -> Finding {
        let reasons = Set(failed.map(\.lossReason)).sorted().joined(separator: ", ")
        return `case`.finding(
            self, .job, "job '\(job.metadata.name)' failed because its pods were lost to their nodes (\(reasons))",
            evidence: [`case`.evidence(signal)]
                + failed.prefix(3).map { `case`.fact("pod failed: \($0.lossReason)", of: $0.reference) },
            certainty: 0.9,
            remedies: `case`.hasTried(.retryJob) ? [] : [Action(.retryJob, on: `case`.target)])
    }

    private func late(_ signal: Signal, _ job: Job, _ case: Case) -> Finding {
        let deadline = job.spec.activeDeadlineSeconds.map { " of \($0) s" } ?? ""
        return `case`.finding(
            self, .job, "job '\(job.metadata.name)' did not end within its deadline\(deadline)",
            evidence: [`case`.evidence(signal)], certainty: 1,
            advice: "Compare with the duration of earlier runs: either it hangs, or there is more to do.")
    }

    private func failedByItself(_ signal: Signal, _ job: Job, _ failed: [Pod], _ case: Case) -> Finding {
        let ends = failed.flatMap(\.status.containerStatuses).compactMap { status in
            status.state.terminated.map { (status.name, $0) }
        }
        let worst = ends.first { $0.1.reason == "OOMKilled" } ?? ends.first { $0.1.exitCode != 0 }
        let isShortOfMemory = worst?.1.reason == "OOMKilled"
        let how = worst.map { name, end in
            isShortOfMemory
                ? ": container '\(name)' was killed for using more memory than its limit"
                : ": container '\(name)' ended with \(ExitCode(code: end.exitCode))"
        }
        return `case`.finding(
            self, isShortOfMemory ? .oomUndersized : .job,
            "job '\(job.metadata.name)' failed (\(signal.reason))\(how ?? "")",
            evidence: [`case`.evidence(signal)]
                + failed.prefix(3).map { `case`.fact("pod failed", of: $0.reference) },
            certainty: 0.8,
            advice: isShortOfMemory
                ? "Raise the memory limit in the job's template and make the job anew."
                : "Read the log of its last pod, and make the job anew once the cause is gone.")
    }
}

extension Pod {
    /// Why the pod was lost, if it was: its node's or the scheduler's doing.
    fileprivate var lossReason: String {
        if let disruption = status.conditions.first(ofType: "DisruptionTarget"), disruption.isTrue {
            return disruption.reason ?? "DisruptionTarget"
        }
        return status.reason ?? ""
    }

    /// A pod on a node that is not heard of stays, and its job counts it as failed.
    fileprivate var isTakenAway: Bool {
        metadata.deletionTimestamp != nil && status.conditions.first(ofType: "DisruptionTarget")?.isTrue == true
    }

    fileprivate var isLost: Bool {
        status.conditions.first(ofType: "DisruptionTarget")?.isTrue == true
            || ["Evicted", "NodeLost", "NodeShutdown", "Terminated", "Preempting", "Shutdown"].contains(status.reason)
    }
}
