public import Foundation
public import KubernetesModel

extension Job {
    /// A job.
    public static func make(_ name: String = "report", ownedBy owner: OwnerReference? = nil) -> Job {
        var job = Job()
        job.metadata = ObjectMeta(name: name, namespace: "shop")
        job.metadata.uid = UID("uid-job-\(name)")
        job.metadata.creationTimestamp = .ago(900)
        job.metadata.ownerReferences = owner.map { [$0] } ?? []
        job.spec.template = .make(.make("report", image: "registry.example/report:1"), app: "report")
        job.spec.template.spec.restartPolicy = "Never"
        return job
    }

    /// It failed for good.
    public func failed(_ reason: String = "BackoffLimitExceeded", ago: TimeInterval = 60) -> Job {
        ended("Failed", reason, ago)
    }

    /// It has done its work.
    public func completed(ago: TimeInterval = 60) -> Job {
        var job = ended("Complete", "", ago)
        job.status.succeeded = 1
        job.status.completionTime = .ago(ago)
        return job
    }

    private func ended(_ type: String, _ reason: String, _ ago: TimeInterval) -> Job {
        var job = self
        var condition = Condition(
            type: type, status: "True", reason: reason,
            message: reason.isEmpty ? "" : "Job has reached the specified backoff limit")
        condition.lastTransitionTime = .ago(ago)
        job.status.conditions = [condition]
        return job
    }
}
