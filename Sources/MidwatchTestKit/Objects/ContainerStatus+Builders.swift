public import Foundation
public import KubernetesModel

extension ContainerStatus {
    /// A container that waits.
    public static func waiting(_ name: String, _ reason: String, _ message: String = "") -> ContainerStatus {
        var status = ContainerStatus()
        status.name = name
        status.state = .waiting(reason, message)
        return status
    }

    /// A container that runs.
    public static func running(_ name: String, since: Date?, ready: Bool = true) -> ContainerStatus {
        var status = ContainerStatus()
        status.name = name
        status.ready = ready
        status.state.running = ContainerState.Running(startedAt: since)
        return status
    }

    /// A container that ran to its end.
    public static func completed(_ name: String, at date: Date?) -> ContainerStatus {
        var end = ContainerState.Terminated()
        end.reason = "Completed"
        end.finishedAt = date
        var status = ContainerStatus()
        status.name = name
        status.ready = true
        status.state.terminated = end
        return status
    }
}

extension ContainerState {
    /// Waiting for a reason.
    public static func waiting(_ reason: String, _ message: String = "") -> ContainerState {
        var state = ContainerState()
        state.waiting = Waiting(reason: reason, message: message)
        return state
    }
}
