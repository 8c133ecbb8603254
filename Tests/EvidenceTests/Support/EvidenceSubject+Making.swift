import ControllerRuntime
import Detection
import Evidence
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit

@testable import Evidence

extension EvidenceSubject {
    /// An incident of a target that shows what the detector sees of it.
    static func of(
        _ target: ObjectReference, in snapshot: ClusterSnapshot, openedAgo: TimeInterval = 60,
        findings: [Finding] = [], policies: [AutonomyPolicy] = []
    ) -> EvidenceSubject {
        let signals = Detector().assess(target, in: snapshot, now: .testNow).signals
        let incident = Incident(
            metadata: ObjectMeta(name: "shop-web-1a2b", namespace: target.namespace ?? "default"),
            spec: Incident.Spec(
                title: "web does not start", severity: .P3, target: target, fingerprint: "f", openedAt: .ago(openedAgo),
                signals: signals))
        return EvidenceSubject(
            incident: incident, snapshot: snapshot, signals: signals, findings: findings, candidates: [],
            policies: policies, now: .testNow)
    }

    /// An incident of a Deployment.
    static func of(_ scene: DeploymentScene, _ objects: (any KubernetesObject)...) -> EvidenceSubject {
        var snapshot = ClusterSnapshot.with(scene)
        for object in objects { snapshot.add(object) }
        return of(scene.deployment.reference, in: snapshot)
    }
}

extension Scene {
    /// The scene of a subject, with the usual limits.
    init(_ subject: EvidenceSubject) { self.init(subject, limits: GatheringLimits()) }
}

extension Collector {
    /// What the readings bring, one after the other.
    func gather(_ subject: EvidenceSubject, limits: GatheringLimits = GatheringLimits()) async -> Gathered {
        let desk = ReadingDesk(concurrency: 1, limit: .seconds(60), clock: MonotonicClock())
        return await desk.carryOut(readings(of: Scene(subject, limits: limits)))
    }
}

extension Gathered {
    /// The texts of the items.
    var texts: [String] { items.map(\.evidence.text) }

    /// The only item from a source.
    func item(from source: String) -> DossierItem? {
        let found = items.filter { $0.evidence.source == source }
        return found.count == 1 ? found.first : nil
    }
}
