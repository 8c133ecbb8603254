import ControllerRuntime
import Foundation
import Healing
import Incidents
import KubernetesClient
import KubernetesModel
import Logging
import ServiceLifecycle

/// The loops of healing, each a controller with its queue, and what wakes them.
struct HealingLoops: Sendable {
    private let targets: Controller<ObjectReference>
    private let incidents: Controller<NamespacedName>
    private let requests: Controller<NamespacedName>
    private let consultations: Controller<NamespacedName>

    /// Asking changes nothing but an incident's status, so several may be asked about at once.
    private static var consultationLimits: Controller<NamespacedName>.Limits {
        var limits = Controller<NamespacedName>.Limits()
        limits.workers = 2
        limits.reconcileTimeout = .seconds(240)
        return limits
    }

    init(healer: Healer, stores: ClusterStores, logger: Logger) {
        // One worker each: limits are counted on what is recorded, so two decisions must not be made at once.
        let requests = Controller<NamespacedName>(name: "actions", logger: logger) { key, _ in
            try await Self.yieldingToOthers {
                Self.outcome(at: try await healer.reconcile(request: key))
            }
        }
        let consultations = Controller<NamespacedName>(
            name: "consultations", limits: Self.consultationLimits, logger: logger
        ) { key, _ in
            // A model may think for minutes; a shutdown does not wait for it.
            try await cancelWhenGracefulShutdown {
                try await Self.yieldingToOthers {
                    try await healer.consult(incident: key)
                    return .done
                }
            }
        }
        let incidents = Controller<NamespacedName>(name: "incidents", logger: logger) { key, _ in
            try await Self.yieldingToOthers {
                let progress = try await healer.reconcile(incident: key)
                for request in progress.requests { requests.queue.add(request) }
                if progress.asksModel { consultations.queue.add(key) }
                guard let incident = stores.incidents[key], !incident.phase.isClosed else { return .done }
                return Self.outcome(at: progress.recheckAt, atLatest: HealingPace.resync)
            }
        }
        let targets = Controller<ObjectReference>(name: "targets", logger: logger) { key, _ in
            try await Self.yieldingToOthers {
                let (recheckAt, due) = try await healer.reconcile(changed: key)
                for incident in due { incidents.queue.add(incident) }
                return Self.outcome(at: recheckAt)
            }
        }
        self.consultations = consultations
        self.requests = requests
        self.incidents = incidents
        self.targets = targets

        stores.onWake { wake in
            switch wake {
            case .target(let reference, let isInitial):
                targets.queue.add(
                    reference, after: HealingPace.settling,
                    priority: isInitial ? QueuePriority.initial : QueuePriority.normal)
            case .incident(let key): incidents.queue.add(key)
            case .request(let key): requests.queue.add(key)
            }
        }
    }

    var services: [any ServiceLifecycle.Service] { [requests, consultations, incidents, targets] }

    /// Looks again in a moment where someone else, such as a person who approves, wrote the same record first: the watch
    /// is about to tell of it, and nothing is wrong.
    private static func yieldingToOthers(
        _ reconcile: () async throws -> ReconcileOutcome
    ) async throws -> ReconcileOutcome {
        do {
            return try await reconcile()
        } catch let error as KubernetesError where error.code == .conflict {
            return .requeueAfter(HealingPace.conflict)
        }
    }

    private static func outcome(at date: Date?, atLatest limit: Duration? = nil) -> ReconcileOutcome {
        let wait = date.map { Duration.seconds(max($0.timeIntervalSinceNow, 0.05)) }
        guard let delay = [wait, limit].compactMap({ $0 }).min() else { return .done }
        return .requeueAfter(delay)
    }
}
