import Detection
import Foundation
import KubernetesModel

/// How much is wrong with a pod, as far as its status tells at once; more is greater.
enum PodTrouble: Int, Comparable {
    case none
    /// It has been restarted, and is ready.
    case restarted
    /// It is not ready, for no reason that the status names.
    case notReady
    /// A container of it ended with an error, waits for a reason that names an error, or the pod failed.
    case failing

    static func < (left: PodTrouble, right: PodTrouble) -> Bool { left.rawValue < right.rawValue }
}

extension Pod {
    /// How much is wrong with the pod.
    var trouble: PodTrouble {
        if status.phase == "Succeeded" { return .none }
        if status.phase == "Failed" || allStatuses.contains(where: \.isFailing) { return .failing }
        guard isReady else { return .notReady }
        return allStatuses.contains { $0.restartCount > 0 } ? .restarted : .none
    }

    /// Whether something is wrong with the pod now.
    var fails: Bool { trouble >= .notReady }

    /// The containers that fail, by name, init containers first.
    var failingContainers: [String] { allStatuses.filter(\.isFailing).map(\.name) }

    /// What tells one kind of failure from another: two pods that agree in it have the same to say.
    var troubleSignature: [String] {
        [status.phase, status.reason ?? ""]
            + allStatuses.filter(\.isFailing).map {
                "\($0.name) \($0.state.waiting?.reason ?? "") \($0.end?.reason ?? "") \($0.end?.exitCode ?? 0)"
            }
    }

    /// Whether there is more to learn from this pod than from another: more trouble, then younger, then by name.
    func isMoreTelling(than other: Pod) -> Bool {
        if trouble != other.trouble { return trouble > other.trouble }
        let (mine, theirs) = (
            metadata.creationTimestamp ?? .distantPast, other.metadata.creationTimestamp ?? .distantPast
        )
        return mine != theirs ? mine > theirs : metadata.name < other.metadata.name
    }
}

extension ContainerStatus {
    /// How the container ended last, if it ever has.
    var end: ContainerState.Terminated? { state.terminated ?? lastState.terminated }

    /// Whether the container is in trouble: it waits for a reason other than that of a normal start, or ended with an
    /// error and does not run again.
    var isFailing: Bool {
        if let waiting = state.waiting {
            return !["ContainerCreating", "PodInitializing", nil].contains(waiting.reason)
        }
        guard let terminated = state.terminated else { return false }
        return terminated.exitCode != 0 || terminated.signal != 0
    }

    /// Whether the container ever ran, so that it may have a log.
    var hasRun: Bool { state.running != nil || end != nil }
}
