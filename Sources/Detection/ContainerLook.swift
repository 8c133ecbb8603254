package import Foundation
package import KubernetesModel

/// One container of one pod with the events about it.
struct ContainerLook {
    let pod: Pod
    let status: ContainerStatus
    /// Newest first.
    let events: [Event]

    var name: String { status.name }

    var container: Container? { pod.allContainers.first { $0.name == status.name } }

    var isInit: Bool { pod.spec.initContainers.contains { $0.name == status.name } }

    /// How the container ended last.
    var end: ContainerState.Terminated? { status.state.terminated ?? status.lastState.terminated }

    /// The kubelet waits before it starts the container again.
    var isBackingOff: Bool { status.state.waiting?.reason == "CrashLoopBackOff" }

    /// How often the container has ended.
    var deaths: Int {
        let isDown = status.state.terminated != nil || isBackingOff
        return status.restartCount + (isDown ? 1 : 0)
    }

    /// A running pod whose container has no state at all runs as far as anyone knows.
    var unknownRunning: ContainerState.Running? {
        status.state.isEmpty && pod.status.phase == "Running" ? ContainerState.Running() : nil
    }

    /// Whether an end is what the container is for: an init container or a task that succeeded.
    func hasEndedAsMeant(_ end: ContainerState.Terminated) -> Bool {
        guard end.exitCode == 0, end.signal == 0, !isBackingOff else { return false }
        let isSidecar = container?.restartPolicy == "Always"
        return isInit && !isSidecar || ["OnFailure", "Never"].contains(pod.spec.restartPolicy)
    }

    /// How long probes leave the container alone after its start, in seconds.
    var probeDelay: TimeInterval {
        let readiness = container?.readinessProbe?.initialDelaySeconds ?? 0
        let startup = container?.startupProbe.map {
            ($0.initialDelaySeconds ?? 0) + ($0.periodSeconds ?? 10) * ($0.failureThreshold ?? 3)
        }
        return TimeInterval(readiness + (startup ?? 0))
    }

    /// The kubelet's word that it killed the container for a failed liveness or startup probe, where that is how it
    /// ended: an event of type Normal, so a watch of Warnings misses it.
    func probeKill(before end: ContainerState.Terminated) -> Event? {
        guard let kill = events.first(where: { $0.isProbeKill }), let seen = kill.lastSeen else { return nil }
        // The kubelet drops events when a pod has many, so the last kill need not have one of its own; but who is
        // killed by a signal again has been killed for the same reason.
        if [137, 143].contains(end.exitCode) { return kill }
        let began = (end.startedAt ?? .distantPast).addingTimeInterval(-1)
        let ended = (end.finishedAt ?? .distantFuture).addingTimeInterval(5)
        return began <= seen && seen <= ended ? kill : nil
    }

    /// What a probe says, without the text that the container itself answered.
    func probeMessage(of event: Event) -> String {
        let unhealthy = event.reason == "Killing" ? events.first { $0.reason == "Unhealthy" && !$0.isReadiness } : event
        return ProbeMessage(unhealthy?.message ?? event.message ?? "").summary
    }

    /// The registry's answer: the status says no more than that the kubelet backs off.
    var pullError: String? {
        events.first { event in
            guard let message = event.message else { return false }
            return (event.reason == "Failed" && message.hasPrefix("Failed to pull image"))
                || event.reason == "InspectFailed" || event.reason == "ErrImageNeverPull"
        }?.message
    }

    /// When the ends began, estimated: so many restarts with runs of such a length took about so long.
    func onset(of end: ContainerState.Terminated) -> Date? {
        guard let finishedAt = end.finishedAt else { return pod.status.startTime }
        let waits = (1..<max(deaths, 1)).map(Self.wait(beforeRestart:)).reduce(0, +)
        let onset = finishedAt.addingTimeInterval(-waits - Double(max(deaths - 1, 0)) * (end.run ?? 0))
        return min(max(onset, pod.status.startTime ?? onset), finishedAt)
    }

    /// How many seconds the kubelet waits before a restart, counted from 1: none the first time, then 10 s, doubled up to
    /// 300 s (doBackOff in pkg/kubelet/kuberuntime).
    private static func wait(beforeRestart number: Int) -> TimeInterval {
        switch number {
        case ...1: 0
        case 7...: 300
        default: 10 * pow(2, Double(number - 2))
        }
    }
}

extension ContainerState.Terminated {
    /// How long the container ran, in seconds.
    package var run: TimeInterval? {
        guard let startedAt, let finishedAt, finishedAt >= startedAt else { return nil }
        return finishedAt.timeIntervalSince(startedAt)
    }
}

extension Event {
    /// Whether the event is about a container of a pod. An event without a field path is about each.
    func concerns(_ container: String, of pod: Pod) -> Bool {
        involvedObject.containerName.map { $0 == container } ?? true
    }

    fileprivate var isProbeKill: Bool {
        reason == "Killing"
            && (message?.contains("failed liveness probe") ?? false
                || message?.contains("failed startup probe") ?? false)
    }

    fileprivate var isReadiness: Bool { message?.hasPrefix("Readiness probe") ?? false }
}
