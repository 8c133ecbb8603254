import Foundation
import Incidents
import KubernetesModel

/// A workload's state in a line.
struct WorkloadText {
    let workload: Workload
    let now: Date

    /// Replicas, revision, conditions.
    var state: String {
        var parts = [replicas]
        if !workload.isObserved { parts.append("its controller has not seen the newest spec yet") }
        if workload.metadata.deletionTimestamp != nil { parts.append("it is being deleted") }
        if let created = workload.metadata.creationTimestamp {
            parts.append("\(Wording.span(now.timeIntervalSince(created))) old")
        }
        parts += conditions.map { $0.summary(now: now) }
        return parts.joined(separator: "; ")
    }

    private var replicas: String {
        switch workload {
        case .deployment(let object):
            let status = object.status
            return "\(object.spec.replicas ?? 1) replicas wanted, \(status.availableReplicas) available, "
                + "\(status.updatedReplicas) of the newest revision"
                + (object.revision.map { " (\($0))" } ?? "") + (object.spec.paused ? ", its rollout is paused" : "")
        case .statefulSet(let object):
            let status = object.status
            let isMixed = status.currentRevision != status.updateRevision
            return "\(object.spec.replicas ?? 1) replicas wanted, \(status.readyReplicas) ready"
                + (isMixed ? ", \(status.updatedReplicas) of the newest revision" : "")
        case .daemonSet(let object):
            let status = object.status
            return "\(Wording.count(status.desiredNumberScheduled, "node")) wanted, \(status.numberReady) ready, "
                + "\(status.updatedNumberScheduled) of the newest revision"
        case .replicaSet(let object):
            return "\(object.spec.replicas ?? 1) replicas wanted, \(object.status.readyReplicas) ready"
        case .job(let object):
            let (spec, status) = (object.spec, object.status)
            return "job: \(status.succeeded) of \(spec.completions ?? 1) succeeded, \(status.failed) failed, "
                + "\(status.active) active, at most \(spec.backoffLimit ?? 6) retries"
                + (spec.activeDeadlineSeconds.map { ", \($0) s to finish" } ?? "") + (spec.suspend ? ", suspended" : "")
        case .pod:
            return "a pod that no controller owns"
        }
    }

    private var conditions: [Condition] {
        switch workload {
        case .deployment(let object): object.status.conditions
        case .statefulSet(let object): object.status.conditions
        case .daemonSet(let object): object.status.conditions
        case .replicaSet(let object): object.status.conditions
        case .job(let object): object.status.conditions
        case .pod: []
        }
    }
}
