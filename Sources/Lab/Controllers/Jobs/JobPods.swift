internal import Foundation
internal import KubernetesModel

/// The pods of a job: which of them are under way, and which have ended and are to be counted.
struct JobPods {
    /// The finalizer that holds a pod until it is counted.
    static let finalizer = "batch.kubernetes.io/job-tracking"
    static let indexKey = "batch.kubernetes.io/job-completion-index"

    let all: [ControlledPod]
    let active: [ControlledPod]
    let succeeded: [ControlledPod]
    let failed: [ControlledPod]

    init(of job: JSONValue, in cluster: ClusterAccess) {
        all = Claiming(cluster: cluster, owner: job).claim(.pods).map(ControlledPod.init)
        active = all.filter(\.isActive)
        let uncounted = all.filter { $0.object.finalizers.contains(Self.finalizer) }
        succeeded = uncounted.filter { $0.phase == "Succeeded" }
        // A pod that is deleted before it ends has failed (isPodFailed).
        let replacesFailedOnly = job["spec"]?["podReplacementPolicy"] == "Failed"
        failed = uncounted.filter { pod in
            pod.phase == "Failed" || !replacesFailedOnly && pod.isDeleting && pod.phase != "Succeeded"
        }
    }

    /// The pods that are being deleted and still there.
    var terminating: Int { all.count { $0.isDeleting && !$0.isOver } }

    /// How often containers of the pods were started anew.
    var restarts: Int {
        all.filter { $0.phase == "Running" || $0.phase == "Pending" }.reduce(0) { sum, pod in
            let statuses = ["initContainerStatuses", "containerStatuses"].flatMap {
                pod.object["status"]?[$0]?.arrayValue ?? []
            }
            return sum + statuses.reduce(0) { $0 + ($1["restartCount"]?.intValue ?? 0) }
        }
    }

    static func index(of pod: ControlledPod) -> Int? { pod.object.annotations[indexKey].flatMap { Int($0) } }

    /// When a pod ended: backoff_utils.go, getFinishedTime.
    static func end(of pod: ControlledPod, now: Date) -> Date {
        let ends = (pod.object["status"]?["containerStatuses"]?.arrayValue ?? []).compactMap {
            $0["state"]?["terminated"]?["finishedAt"]?.dateValue
        }
        let ready = Conditions.condition("Ready", in: pod.object["status"])
        return ends.max() ?? ready?["lastTransitionTime"]?.dateValue ?? now
    }
}
