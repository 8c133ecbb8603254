import Foundation
import Incidents
import KubernetesModel

/// Whether a workload is well after an action on it.
struct WorkloadCheck {
    let request: ActionRequest
    let incident: Incident
    let snapshot: ClusterSnapshot
    let signals: [Signal]
    let now: Date
    let settings: Verifier.Settings

    var outcome: Outcome {
        let target = incident.spec.target
        guard let workload = snapshot.workload(target) ?? snapshot.workload(request.spec.action.target) else {
            return .failed(reason: "\(target.shortName) is not there any more")
        }
        if let worse = newFault(on: workload) ?? loss(of: workload) { return .failed(reason: worse) }
        let pods = snapshot.pods(of: workload).filter(\.isWanted)
        if let trouble = trouble(with: workload, pods: pods) {
            let deadline = request.actedAt.addingTimeInterval(settings.timeout)
            guard now < deadline else { return .failed(reason: "after \(Int(settings.timeout)) s \(trouble)") }
            return .waiting(wellSince: nil, recheckAt: min(deadline, now.addingTimeInterval(settings.pause)))
        }
        let wellSince = max(request.status.verification?.wellSince ?? now, pods.compactMap(\.readySince).max() ?? now)
        let end = wellSince.addingTimeInterval(window)
        guard now >= end else { return .waiting(wellSince: wellSince, recheckAt: end) }
        return .passed(
            reason: "the signals are gone, and \(target.shortName) is updated and available for \(Int(window)) s")
    }

    /// Faults that come back after as long as the container ran: to be well for less than that proves nothing.
    private static let recurring: Set<Signal.Kind> = [.outOfMemory, .crashLoop, .livenessFailing]

    private var kinds: Set<Signal.Kind> { Set(incident.spec.signals.map(\.kind)) }

    private var window: TimeInterval {
        guard !kinds.isDisjoint(with: Self.recurring) else { return settings.window }
        let run = request.spec.baseline?.runSeconds.map(TimeInterval.init) ?? 0
        return max(settings.window, min(run, settings.maxWindow))
    }

    /// What is not well yet, in half a sentence.
    private func trouble(with workload: Workload, pods: [Pod]) -> String? {
        let name = workload.reference.shortName
        if !isSeen(on: workload) { return "the change is not seen on \(name)" }
        if !workload.isObserved { return "\(name)'s controller has not seen the change" }
        if let missing = workload.incompleteness { return "\(name) \(missing)" }
        if let signal = signals.first(where: { kinds.contains($0.kind) }) {
            return "\(signal.kind.rawValue) is still seen on \(signal.object.shortName)"
        }
        if pods.count < workload.desiredReplicas { return "only \(pods.count) pods of \(name) are seen" }
        if let pod = pods.first(where: { $0.readySince == nil }) { return "pod/\(pod.metadata.name) is not ready" }
        return nil
    }

    /// Whether the snapshot is from after the change.
    func isSeen(on workload: Workload) -> Bool {
        let target = request.spec.action.target
        guard request.spec.action.kind == .restartPod else {
            return workload.metadata.annotations[MidwatchGroup.lastActionAnnotation] == request.metadata.name
        }
        let pod = snapshot.object(\.pods, named: target.name, in: target.namespace)
        return pod?.metadata.uid != request.spec.preconditions.uid
    }
}

extension Pod {
    /// Whether the pod counts: not on its way out, and not at an end.
    fileprivate var isWanted: Bool {
        metadata.deletionTimestamp == nil && !["Succeeded", "Failed"].contains(status.phase)
    }

    /// Since when the pod has been ready without a restart; nil while it is not.
    fileprivate var readySince: Date? {
        guard let ready = status.conditions.first(ofType: "Ready"), ready.isTrue else { return nil }
        let starts = status.containerStatuses.compactMap { $0.state.running?.startedAt }
        return ([ready.lastTransitionTime ?? .distantPast] + starts).max()
    }
}
