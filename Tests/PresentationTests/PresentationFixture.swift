import Foundation
import Incidents
import KubernetesModel

/// Objects to present.
enum PresentationFixture {
    static let now = Date(timeIntervalSince1970: 1_800_000_000)
    static let target = ObjectReference(
        apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "checkout", uid: "u1")

    static func incident(
        _ name: String = "shop-checkout-7f3c", severity: Severity = .P3, phase: Incident.Phase = .resolved
    ) -> Incident {
        var incident = Incident(
            metadata: ObjectMeta(name: name, namespace: "shop"),
            spec: Incident.Spec(
                title: "deployment/checkout: image unavailable, ImagePullBackOff (container web)", severity: severity,
                target: target, fingerprint: "f", openedAt: now.addingTimeInterval(-300), signals: []))
        incident.status.phase = phase
        incident.status.diagnosis = Diagnosis(
            category: .image, rootCause: "The image shop/web:v2 does not exist.", object: target, confidence: 0.999,
            decidedBy: .rules, rule: "image-unavailable",
            evidence: [Evidence(id: "e1", source: "pod/checkout-1", text: "manifest for shop/web:v2 not found")])
        incident.status.outcome = Incident.Outcome(state: .resolved, at: now, summary: "The rollback repaired it.")
        incident.status.timeline = [
            .init(at: now.addingTimeInterval(-300), stage: "Detected", text: "image unavailable"),
            .init(at: now, stage: "Resolved", text: "The signals are gone."),
        ]
        return incident
    }

    static func request(decision: Decision.State = .awaitingApproval) -> ActionRequest {
        var metadata = ObjectMeta(name: "areq-1", namespace: "shop")
        metadata.creationTimestamp = now.addingTimeInterval(-60)
        var request = ActionRequest(
            metadata: metadata,
            spec: ActionRequest.Spec(
                incident: "shop-checkout-7f3c", action: Action(.rollbackWorkload(toRevision: 3), on: target),
                preconditions: .init(uid: "u1", generation: 7), hash: "abc", confidence: 0.93,
                reason: "Revision 3 was available.",
                dryRun: .init(diff: "spec.template.spec.containers[web].image: shop/web:v2 -> shop/web:v1"),
                blastRadius: .init(pods: 3, percent: 34), expiresAt: now.addingTimeInterval(600)))
        request.status.decision = Decision(
            state: decision, by: "policy/shop", at: now, reasons: ["The policy asks for a person's approval."])
        return request
    }
}
