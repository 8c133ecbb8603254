import Foundation
import Incidents
import KubernetesModel

/// Runs a failed job once more, as a new job with the same template.
///
/// - Indication: the job failed for a reason that has passed.
/// - Contraindication: it has not failed, runs already, is suspended, is a retry itself, chooses its pods by hand, or
///   belongs to a CronJob that forbids two jobs at once while one is active.
/// - Undo: none; work that has run has run. The new job's name comes from the failed job's uid, so that one failed job
///   is retried once and never twice.
enum RetryJob {
    /// The longest name of a job: its pods carry it in a label.
    private static let maxNameLength = 63

    /// Labels by which a job's controller finds its pods. The new job gets its own.
    private static let identityLabels = [
        "controller-uid", "job-name", "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name",
    ]

    /// Annotations that tell of the old job.
    private static let droppedAnnotations = [
        "kubectl.kubernetes.io/last-applied-configuration", "batch.kubernetes.io/job-tracking",
        "batch.kubernetes.io/cronjob-scheduled-timestamp",
    ]

    static func prepare(
        _ action: Action, on target: Target, as requestName: String
    ) throws(RemediationError) -> PreparedAction {
        guard target.reference.kind == Job.resource.kind else {
            throw RemediationError(.unsupportedTarget, "\(target.reference.shortName) is no job")
        }
        try requireIndication(target)
        let pods = target.live[path: "spec", "parallelism"]?.intValue ?? 1
        return PreparedAction(
            action: action, preconditions: target.preconditions,
            blastRadius: ActionRequest.BlastRadius(pods: pods, percent: 0),
            operation: .create(
                retry(of: target, as: requestName), as: Job.resource, in: target.reference.namespace ?? ""))
    }

    /// The name of the job that runs a failed one again.
    static func name(ofRetryOf name: String, uid: UID) -> String {
        let suffix = "-retry-\(Digest.short(of: uid.text, length: 8))"
        let base = name.prefix(maxNameLength - suffix.count)
        return base.trimmingCharacters(in: CharacterSet(charactersIn: "-.")) + suffix
    }

    private static func requireIndication(_ target: Target) throws(RemediationError) {
        let (job, name) = (target.live, target.reference.shortName)
        func refuse(_ reason: String) -> RemediationError { RemediationError(.contraindicated, "\(name) \(reason)") }

        let conditions = job[path: "status", "conditions"]?.arrayValue ?? []
        guard conditions.contains(where: { $0["type"] == "Failed" && $0["status"] == "True" }) else {
            throw refuse("has not failed for good")
        }
        if job[path: "spec", "suspend"]?.boolValue == true { throw refuse("is suspended by someone") }
        if job[path: "spec", "manualSelector"]?.boolValue == true {
            throw refuse("chooses its pods by a selector of its own")
        }
        if target.annotation(MidwatchGroup.retryOfAnnotation) != nil {
            throw refuse("is a retry that failed as well: once more would be no repair")
        }
        guard let cronJob = target.related.workload, cronJob["kind"]?.stringValue == CronJob.resource.kind else {
            return
        }
        if cronJob[path: "spec", "concurrencyPolicy"] == "Forbid",
            let active = target.related.jobs.first(where: { ($0[path: "status", "active"]?.intValue ?? 0) > 0 })
        {
            throw refuse(
                "belongs to cronjob/\(cronJob.name), which forbids two jobs at once, and \(active.name) is active")
        }
    }

    private static func retry(of target: Target, as requestName: String) -> JSONValue {
        let job = target.live
        var spec = job["spec"] ?? .object([:])
        spec["selector"] = nil
        if let labels = spec[path: "template", "metadata", "labels"] {
            spec[path: "template", "metadata", "labels"] = labels.removing(identityLabels)
        }
        var annotations = (job[path: "metadata", "annotations"] ?? .object([:])).removing(droppedAnnotations)
        annotations[MidwatchGroup.retryOfAnnotation] = .string(target.uid.text)
        annotations[MidwatchGroup.lastActionAnnotation] = .string(requestName)
        var metadata: JSONValue = [
            "name": .string(name(ofRetryOf: job.name, uid: target.uid)),
            "namespace": .string(target.reference.namespace ?? ""),
        ]
        metadata["annotations"] = annotations
        metadata["labels"] = job[path: "metadata", "labels"]?.removing(identityLabels)
        metadata["ownerReferences"] = job[path: "metadata", "ownerReferences"].map { .array(owners($0)) }
        return [
            "apiVersion": .string(Job.resource.apiVersion), "kind": .string(Job.resource.kind), "metadata": metadata,
            "spec": spec,
        ]
    }

    /// The same owners. To block their deletion takes a right on them that a retry does not need.
    private static func owners(_ owners: JSONValue) -> [JSONValue] {
        (owners.arrayValue ?? []).map { $0.removing(["blockOwnerDeletion"]) }
    }
}

extension JSONValue {
    fileprivate func removing(_ keys: [String]) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { !keys.contains($0.key) })
    }
}
