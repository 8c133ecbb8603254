public import Foundation
public import Incidents
import KubernetesModel

/// Checks, after an action, that it helped: the incident's signals are gone, the workload is as it was asked for, and
/// both stay so for a window. A pure function of what was recorded and what is seen.
public enum Verifier {
    /// Times of the check, in seconds.
    public struct Settings: Hashable, Sendable {
        /// How long everything must stay well.
        public var window: TimeInterval = 10
        /// The longest window, where the fault took long to show: a container that ran for 90 s before it was killed
        /// must run longer than that.
        public var maxWindow: TimeInterval = 120
        /// How long the workload may take to become well.
        public var timeout: TimeInterval = 180
        /// How long a job may take that runs again.
        public var jobTimeout: TimeInterval = 3600
        /// When to look again while nothing changes.
        public var pause: TimeInterval = 5

        public init() {}
    }

    /// Checks what came of a request that was carried out.
    ///
    /// It fails at once where a pod that the action made shows a fault, or where fewer pods are available than the action
    /// could explain; else when the time is over. It passes only after a window of being well, which is counted from the
    /// moment the last pod was ready: that nothing has failed yet proves nothing. After a container was killed or
    /// crashed, the window is at least as long as it ran before that.
    ///
    /// - Parameters:
    ///   - request: The request, with its execution and what the last check recorded.
    ///   - incident: What the action is to repair.
    ///   - snapshot: The cluster as it is seen.
    ///   - signals: Those that are seen now on the incident's target.
    ///   - now: The time.
    ///   - settings: Times of the check.
    public static func verify(
        _ request: ActionRequest, of incident: Incident, in snapshot: ClusterSnapshot, signals: [Signal], now: Date,
        settings: Settings = Settings()
    ) -> Outcome {
        switch request.spec.action.kind {
        case .escalate: .passed(reason: "nothing was changed")
        case .retryJob: JobCheck(request: request, snapshot: snapshot, now: now, settings: settings).outcome
        case .restartPod, .rolloutRestart, .rollbackWorkload, .scaleWorkload, .setResources:
            WorkloadCheck(
                request: request, incident: incident, snapshot: snapshot, signals: signals, now: now, settings: settings
            ).outcome
        }
    }
}

extension ActionRequest {
    /// When the action was begun: nothing from before is its work.
    var begunAt: Date { status.execution?.startedAt ?? metadata.creationTimestamp ?? .distantPast }

    /// When it was carried out.
    var actedAt: Date { status.execution?.finishedAt ?? begunAt }
}
