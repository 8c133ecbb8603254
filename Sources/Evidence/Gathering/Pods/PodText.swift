import Detection
import Foundation
import Incidents
import KubernetesModel

/// A pod in a few lines: what the kubelet and the scheduler say of it, and apart from it the last words of its
/// containers, which they wrote themselves.
struct PodText {
    let pod: Pod
    let now: Date

    /// The pod's state, as the control plane has it.
    var state: String {
        var parts = [phase]
        parts += pod.allStatuses.prefix(Self.maxContainers).map(container)
        let conditions = pod.status.conditions.filter {
            !$0.isAsWished && !["Ready", "ContainersReady"].contains($0.type)
        }
        // Readiness alone tells nothing where a container tells why.
        let ready =
            pod.failingContainers.isEmpty ? pod.status.conditions.filter { $0.type == "Ready" && !$0.isTrue } : []
        parts += (conditions + ready).map { $0.summary(now: now) }
        return parts.joined(separator: "; ")
    }

    /// What the containers left behind as their termination messages, by container.
    var lastWords: [(container: String, at: Date?, text: String)] {
        pod.allStatuses.compactMap { status in
            guard let end = status.end, let message = end.message, !message.isEmpty else { return nil }
            return (status.name, end.finishedAt, message)
        }
    }

    private static let maxContainers = 6

    private var phase: String {
        var text = pod.status.phase.isEmpty ? "no phase yet" : pod.status.phase
        if !pod.spec.nodeName.isEmpty { text += " on \(pod.spec.nodeName)" }
        if let reason = pod.status.reason, !reason.isEmpty { text += " (\(reason))" }
        if let message = pod.status.message, !message.isEmpty { text += ": \(message.cut(toCharacters: 200))" }
        if pod.metadata.deletionTimestamp != nil { text += ", being deleted" }
        if let created = pod.metadata.creationTimestamp { text += ", \(span(since: created)) old" }
        return text
    }

    private func container(_ status: ContainerStatus) -> String {
        var parts = ["\(status.name) \(state(status.state, isReady: status.ready))"]
        if status.restartCount > 0 { parts.append(Wording.count(status.restartCount, "restart")) }
        if let end = status.lastState.terminated { parts.append("last run \(self.end(end))") }
        return parts.joined(separator: ", ")
    }

    private func state(_ state: ContainerState, isReady: Bool) -> String {
        if let waiting = state.waiting {
            let message = waiting.message.map { $0.isEmpty ? "" : ": \($0.cut(toCharacters: 200))" } ?? ""
            return "waits (\(waiting.reason ?? "no reason"))\(message)"
        }
        if let terminated = state.terminated { return end(terminated) }
        let since = state.running?.startedAt.map { " for \(span(since: $0))" } ?? ""
        return "runs\(since), \(isReady ? "ready" : "not ready")"
    }

    private func end(_ end: ContainerState.Terminated) -> String {
        var text = "ended with exit code \(end.exitCode)"
        if end.signal != 0 { text += ", signal \(end.signal)" }
        if let reason = end.reason, !reason.isEmpty { text += " (\(reason))" }
        if let run = end.run { text += " after \(Wording.span(run))" }
        if let finished = end.finishedAt { text += ", \(span(since: finished)) ago" }
        return text
    }

    private func span(since date: Date) -> String { Wording.span(now.timeIntervalSince(date)) }
}
