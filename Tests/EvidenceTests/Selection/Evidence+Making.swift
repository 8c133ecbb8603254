import Evidence
import Foundation
import Incidents
import KubernetesModel

extension DossierItem {
    /// An item for a test.
    static func make(
        _ topic: EvidenceTopic, _ text: String, relevance: Double = 0.5, source: String = "pod/web", at: Date? = nil,
        trust: Trust = .controlPlane
    ) -> DossierItem {
        DossierItem(
            topic: topic, evidence: Evidence(source: source, at: at, trust: trust, text: text), relevance: relevance)
    }
}

extension Dossier {
    /// A dossier of a crashing deployment, opened at 2026-11-25T10:02:11Z.
    static func make(items: [DossierItem], omissions: [Omission] = []) -> Dossier {
        let target = ObjectReference(apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "checkout")
        let opened = Date(timeIntervalSince1970: 1_795_600_931)
        return Dossier(
            incident: NamespacedName(namespace: "shop", name: "checkout-1"), title: "checkout keeps crashing",
            severity: .P2, target: target, openedAt: opened, gatheredAt: opened.addingTimeInterval(125), items: items,
            omissions: omissions, objects: [KnownObject(target, containers: ["web", "proxy"])],
            candidates: [Action(.rolloutRestart, on: target), Action(.rollbackWorkload(toRevision: 3), on: target)])
    }
}
