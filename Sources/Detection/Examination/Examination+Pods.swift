import Foundation
import Incidents
import KubernetesModel

extension Examination {
    /// Looks at one pod of a workload.
    ///
    /// A pod on a node that is down is the node's trouble. A pod that ran to its end is well.
    mutating func examine(_ pod: Pod, of workload: Workload) {
        if pod.metadata.deletionTimestamp != nil {
            examineTermination(of: pod)
        } else if isDown(pod.spec.nodeName) || pod.status.phase == "Succeeded" {
            return
        } else if let reason = pod.status.reason, Self.rejections.contains(reason) {
            examineRejection(of: pod, reason, workload)
        } else if pod.status.phase == "Failed" {
            examineFailure(of: pod)
        } else {
            examineScheduling(of: pod)
            examineSetup(of: pod)
            examineContainers(of: pod)
        }
    }

    /// Values of a pod's reason that say that its node put it out or did not let it in (kubelet eviction, admission and
    /// shutdown managers, the scheduler's preemption, the pod garbage collector).
    static let rejections: Set<String> = [
        "Evicted", "OutOfcpu", "OutOfmemory", "OutOfpods", "OutOfephemeral-storage", "NodeAffinity", "NodePorts",
        "UnexpectedAdmissionError", "NodeLost", "NodeShutdown", "Terminated", "Preempting", "TaintToleration",
        "AppArmor", "SysctlForbidden", "PodTooLarge",
    ]

    /// An evicted or rejected pod stays on record after its successor runs, so it only counts while replicas are
    /// missing.
    private mutating func examineRejection(of pod: Pod, _ reason: String, _ workload: Workload) {
        if case .pod = workload {} else if Availability(of: workload)?.missing == 0 { return }
        let since = pod.status.startTime ?? pod.metadata.creationTimestamp ?? now
        if case .pod = workload, isHistory(since) { return }
        add(
            Signal(
                kind: .podEvicted, object: pod.reference, reason: reason, message: pod.status.message ?? "",
                firstSeen: since, lastSeen: now))
    }

    /// A pod that failed for good and that nothing replaces: its containers say how.
    private mutating func examineFailure(of pod: Pod) {
        guard pod.metadata.controller == nil else { return }
        for status in pod.allStatuses {
            guard let end = status.state.terminated, end.exitCode != 0 else { continue }
            let at = end.finishedAt ?? now
            if isHistory(at) { continue }
            add(
                Signal(
                    kind: end.reason == "OOMKilled" ? .outOfMemory : .crashLoop, object: pod.reference,
                    container: status.name, reason: end.reason ?? "Error",
                    message: "container \(status.name) ended with exit code \(end.exitCode)", firstSeen: at,
                    lastSeen: at))
        }
    }

    /// Whether a failure is too old to act on.
    func isHistory(_ date: Date) -> Bool { now.timeIntervalSince(date) > settings.jobFailureAge.seconds }

    /// A pod that no node has taken.
    private mutating func examineScheduling(of pod: Pod) {
        guard pod.spec.nodeName.isEmpty, pod.status.phase == "Pending" || pod.status.phase.isEmpty else { return }
        let conditions = pod.status.conditions.filter { $0.type == "PodScheduled" && !$0.isTrue }
        guard let condition = conditions.first(where: { $0.message != nil }) ?? conditions.first else {
            examineSilence(of: pod, "NotScheduled", "the scheduler has said nothing of the pod")
            return
        }
        let grace =
            condition.reason == "SchedulingGated"
            ? settings.schedulingGateGrace
            : pod.status.nominatedNodeName.isEmpty ? settings.unschedulableGrace : settings.preemptionGrace
        let since = condition.lastTransitionTime ?? pod.metadata.creationTimestamp
        guard hasLasted(grace, since: since) else { return }
        let message =
            condition.message
            ?? snapshot.events(about: pod.metadata.uid).first { $0.reason == "FailedScheduling" }?.message
        add(
            Signal(
                kind: .unschedulable, object: pod.reference, reason: condition.reason ?? "Unschedulable",
                message: message ?? "", firstSeen: since ?? now, lastSeen: now))
    }

    /// A pod that stands still although nothing says why.
    mutating func examineSilence(of pod: Pod, _ reason: String, _ message: String) {
        guard let since = pod.metadata.creationTimestamp, hasLasted(settings.silentStartGrace, since: since) else {
            return
        }
        add(
            Signal(
                kind: .replicasUnavailable, object: pod.reference, reason: reason, message: message, firstSeen: since,
                lastSeen: now))
    }
}
