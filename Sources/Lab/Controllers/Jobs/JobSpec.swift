internal import Foundation
internal import KubernetesModel

/// What a job is to be.
struct JobSpec: Hashable {
    let parallelism: Int
    /// Nil: it is over when one pod has succeeded.
    let completions: Int?
    let backoffLimit: Int
    let activeDeadline: Int?
    let timeToLive: Int?
    let isSuspended: Bool
    let isIndexed: Bool
    /// Whether containers are started anew within their pod.
    let restartsInPlace: Bool

    init(_ job: JSONValue) {
        let spec = job["spec"]
        parallelism = spec?["parallelism"]?.intValue ?? 1
        completions = spec?["completions"]?.intValue
        backoffLimit = spec?["backoffLimit"]?.intValue ?? 6
        activeDeadline = spec?["activeDeadlineSeconds"]?.intValue
        timeToLive = spec?["ttlSecondsAfterFinished"]?.intValue
        isSuspended = spec?["suspend"] == true
        isIndexed = spec?["completionMode"] == "Indexed"
        restartsInPlace = spec?["template"]?["spec"]?["restartPolicy"] == "OnFailure"
    }

    /// How many pods are to be active: pkg/controller/job/job_controller.go, manageJob.
    func wantedActive(active: Int, succeeded: Int) -> Int {
        guard let completions else { return succeeded > 0 ? active : parallelism }
        return max(0, min(parallelism, completions - succeeded))
    }

    func isComplete(active: Int, succeeded: Int) -> Bool {
        completions.map { succeeded >= $0 } ?? (succeeded > 0 && active == 0)
    }
}
