import ControllerRuntime
import Foundation
import Incidents
import KubernetesModel

extension Examination {
    /// Looks at a job. Pods that fail while the job still retries are no incident: that is what retries are for.
    mutating func examine(_ job: Job) {
        guard !job.spec.suspend, job.status.conditions.first(ofType: "Complete")?.isTrue != true else { return }
        let workload = Workload.job(job)
        let pods = snapshot.pods(of: workload).filter { !isIgnored($0.metadata) }
        if let failure = job.status.conditions.first(ofType: "Failed"), failure.isTrue {
            examineFailure(of: job, failure)
            return
        }
        for pod in pods where pod.status.phase == "Pending" || pod.metadata.deletionTimestamp != nil {
            examine(pod, of: workload)
        }
        examineClaims(of: workload, pods)
        examineRefusals(of: workload, pods)
    }

    private mutating func examineFailure(of job: Job, _ failure: Condition) {
        let since = failure.lastTransitionTime ?? now
        guard !isHistory(since), !isRepeated(job), !isSucceeded(job, since) else { return }
        add(
            Signal(
                kind: .jobFailed, object: job.reference, reason: failure.reason ?? "Failed",
                message: failure.message ?? "", firstSeen: since, lastSeen: since, count: max(job.status.failed, 1)))
        recheck(at: since.addingTimeInterval(settings.jobFailureAge.seconds + 1))
    }

    /// Whether another job runs the failed one again and has not failed too.
    private func isRepeated(_ job: Job) -> Bool {
        snapshot.jobs.objects(in: job.metadata.namespace ?? "").contains {
            $0.metadata.annotations[MidwatchGroup.retryOfAnnotation] == job.metadata.uid.text
                && $0.status.conditions.first(ofType: "Failed")?.isTrue != true
        }
    }

    /// Whether a later run of the same schedule has succeeded.
    private func isSucceeded(_ job: Job, _ failedAt: Date) -> Bool {
        guard let owner = job.metadata.controller else { return false }
        return snapshot.jobs.objects(under: .controller(owner.uid)).contains {
            ($0.status.completionTime ?? .distantPast) > failedAt
                && $0.status.conditions.first(ofType: "Complete")?.isTrue == true
        }
    }
}
