import Foundation
import Incidents
import KubernetesModel

extension Examination {
    /// Warning events that recur and that nothing above reads.
    mutating func examineWarnings(of workload: Workload, _ pods: [Pod]) {
        if workload.reference.kind != Pod.resource.kind {
            examineWarnings(about: workload.metadata, workload.reference)
        }
        for pod in pods { examineWarnings(about: pod) }
    }

    private mutating func examineWarnings(about pod: Pod) {
        guard pod.metadata.deletionTimestamp == nil, !isDown(pod.spec.nodeName) else { return }
        // What was said before the pod became ready is over.
        let readySince =
            pod.isReady ? pod.status.conditions.first(ofType: "Ready")?.lastTransitionTime ?? now : .distantPast
        examineWarnings(about: pod.metadata, pod.reference, after: readySince)
    }

    /// Warning events about one object that recur.
    mutating func examineWarnings(
        about metadata: ObjectMeta, _ reference: ObjectReference, after over: Date = .distantPast
    ) {
        for event in snapshot.warnings(about: metadata.uid) {
            guard let reason = event.reason, !Self.readElsewhere.contains(reason), isRecent(event),
                let seen = event.lastSeen, seen > over, event.occurrences >= settings.warningOccurrences
            else { continue }
            add(
                Signal(
                    kind: .warningEvent, object: reference, container: event.involvedObject.containerName,
                    reason: reason, message: event.message ?? "", trust: event.trust,
                    firstSeen: event.firstSeen ?? seen, lastSeen: seen, count: event.occurrences))
            recheck(at: seen.addingTimeInterval(settings.eventAge.seconds + 1))
        }
    }

    /// Reasons whose state is read instead of the event, and reasons that say nothing of harm.
    private static let readElsewhere: Set<String> = [
        "BackOff", "BackoffLimitExceeded", "ClaimLost", "CreateContainerConfigError", "DNSConfigForming",
        "DeadlineExceeded", "ErrImageNeverPull", "Evicted", "ExceededGracePeriod", "Failed", "FailedAttachVolume",
        "FailedBinding", "FailedComputeMetricsReplicas", "FailedCreate", "FailedCreatePodSandBox",
        "FailedCreatePodSandbox", "FailedGetContainerResourceMetric", "FailedGetExternalMetric",
        "FailedGetObjectMetric", "FailedGetPodsMetric", "FailedGetResourceMetric", "FailedGetScale", "FailedKillPod",
        "FailedMapVolume", "FailedMount", "FailedScheduling", "FailedToUpdateEndpoint",
        "FailedToUpdateEndpointSlices", "InspectFailed", "NetworkNotReady", "NodeNotReady", "NodeSysctlChange",
        "ProbeError", "ProbeWarning", "ProvisioningFailed", "TerminatingPodProbeError", "Unhealthy",
        "UnexpectedAdmissionError", "VolumeMismatch",
    ]
}
