import Foundation
import Incidents
import KubernetesModel

extension Examination {
    /// Looks at each container of a pod.
    mutating func examineContainers(of pod: Pod) {
        // Most pods of a large cluster are well, and each change of one is a look at all of its workload.
        if pod.allStatuses.allSatisfy(\.isQuiet) { return }
        let events = snapshot.events(about: pod.metadata.uid)
        for status in pod.allStatuses {
            let look = ContainerLook(
                pod: pod, status: status, events: events.filter { $0.concerns(status.name, of: pod) })
            examine(look)
        }
    }

    private mutating func examine(_ look: ContainerLook) {
        if let waiting = look.status.state.waiting, let reason = waiting.reason {
            if ContainerReason.image.contains(reason) { return examineImage(look, reason, waiting) }
            if ContainerReason.configuration.contains(reason) { return examineConfiguration(look, reason, waiting) }
            if ContainerReason.start.contains(reason) {
                return addState(
                    .containerStartFailed, look, ContainerReason.stable(reason), waiting.message ?? "")
            }
        }
        if let end = look.end, !isOver(look, end) {
            examine(end, look)
        } else {
            examineReadiness(look)
        }
    }

    /// How a container ended, while that is not over.
    private mutating func examine(_ end: ContainerState.Terminated, _ look: ContainerLook) {
        switch end.reason ?? "" {
        case "OOMKilled":
            addEnd(.outOfMemory, look, end, "OOMKilled", "container \(look.name) was killed for using too much memory")
        case let reason where ContainerReason.start.contains(reason):
            addEnd(.containerStartFailed, look, end, ContainerReason.stable(reason), end.message ?? "")
        case let reason where ContainerReason.lost.contains(reason):
            // The node lost the container: it says nothing of the container itself.
            examineReadiness(look)
        default:
            guard look.deaths >= settings.crashesOfALoop || look.isBackingOff, !look.hasEndedAsMeant(end),
                look.isBackingOff || (end.run ?? 0) <= settings.longestRunOfALoop.seconds
            else { return examineReadiness(look) }
            if let kill = look.probeKill(before: end) {
                addEnd(.livenessFailing, look, end, "Unhealthy", look.probeMessage(of: kill))
            } else {
                addEnd(
                    .crashLoop, look, end, "CrashLoopBackOff",
                    "container \(look.name) ended with exit code \(end.exitCode) and is restarted")
            }
        }
    }

    /// Whether a container that ended runs again for long enough: the quiet period.
    private mutating func isOver(_ look: ContainerLook, _ end: ContainerState.Terminated) -> Bool {
        guard let startedAt = look.status.state.running?.startedAt else { return false }
        let quiet = min(
            max(settings.quietPeriod.seconds, 2 * (end.run ?? 0)), settings.longestQuietPeriod.seconds)
        let over = startedAt.addingTimeInterval(quiet)
        guard over > now else { return true }
        recheck(at: over)
        return false
    }

    private mutating func examineImage(
        _ look: ContainerLook, _ reason: String, _ waiting: ContainerState.Waiting
    ) {
        let message = look.pullError ?? waiting.message ?? ""
        let since = look.events.compactMap(\.firstSeen).min() ?? look.pod.metadata.creationTimestamp
        if PullFailure(message).isTransient, !hasLasted(settings.transientPullGrace, since: since) { return }
        addState(.imageUnavailable, look, ContainerReason.stable(reason), message, since: since)
    }

    private mutating func examineConfiguration(
        _ look: ContainerLook, _ reason: String, _ waiting: ContainerState.Waiting
    ) {
        let message = waiting.message ?? ""
        // The kubelet's cache of ConfigMaps and Secrets lags a moment behind the pod.
        if message.contains("failed to sync"), !hasLasted(settings.podSetupGrace, since: look.pod.status.startTime) {
            return
        }
        addState(.containerConfigInvalid, look, reason, message)
    }

    /// A container that runs without being ready.
    private mutating func examineReadiness(_ look: ContainerLook) {
        guard !look.isInit, !look.status.ready, let running = look.status.state.running ?? look.unknownRunning else {
            return
        }
        let condition = look.pod.status.conditions.first(ofType: "Ready")
        let startedAt = running.startedAt
        let lostAt = condition?.lastTransitionTime.flatMap { date in
            startedAt.map { date > $0.addingTimeInterval(1) } ?? false ? date : nil
        }
        let since = lostAt ?? startedAt?.addingTimeInterval(look.probeDelay)
        guard hasLasted(lostAt == nil ? settings.readinessGrace : settings.lostReadinessGrace, since: since) else {
            return
        }
        let event = look.events.first { $0.reason == "Unhealthy" || $0.reason == "ProbeError" }
        addState(
            .readinessFailing, look, "Unhealthy",
            event.map(look.probeMessage) ?? "container \(look.name) runs and is not ready", since: since)
    }

    private mutating func addState(
        _ kind: Signal.Kind, _ look: ContainerLook, _ reason: String, _ message: String, since: Date? = nil
    ) {
        add(
            Signal(
                kind: kind, object: look.pod.reference, container: look.name, reason: reason, message: message,
                firstSeen: since ?? look.events.compactMap(\.firstSeen).min() ?? look.pod.status.startTime ?? now,
                lastSeen: now))
    }

    private mutating func addEnd(
        _ kind: Signal.Kind, _ look: ContainerLook, _ end: ContainerState.Terminated, _ reason: String,
        _ message: String
    ) {
        add(
            Signal(
                kind: kind, object: look.pod.reference, container: look.name, reason: reason, message: message,
                firstSeen: look.onset(of: end) ?? now, lastSeen: end.finishedAt ?? now, count: max(look.deaths, 1)))
    }
}

extension ContainerStatus {
    /// Whether there is nothing to say, whatever the events: it runs, is ready and never ended.
    fileprivate var isQuiet: Bool { ready && state.running != nil && lastState.terminated == nil }
}
