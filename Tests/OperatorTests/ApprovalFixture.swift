import Foundation
import Incidents
import KubernetesModel
import Remediation

/// A request that a person may decide on.
enum ApprovalFixture {
    static let now = Date(timeIntervalSince1970: 1_800_000_000)

    static func request(_ state: Decision.State?) -> ActionRequest {
        let target = ObjectReference(
            apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "web", uid: "u1")
        let action = Action(.rollbackWorkload(toRevision: 3), on: target)
        let preconditions = ActionRequest.Preconditions(uid: "u1", generation: 4)
        var metadata = ObjectMeta(name: "areq-1", namespace: "shop")
        metadata.uid = "r1"
        var request = ActionRequest(
            metadata: metadata,
            spec: ActionRequest.Spec(
                incident: "shop-web-1", action: action, preconditions: preconditions,
                hash: ActionRequest.hash(of: action, under: preconditions), confidence: 0.9,
                reason: "It was well before.", expiresAt: now.addingTimeInterval(60)))
        request.status.decision = state.map {
            Decision(state: $0, by: "policy/shop", at: now, reasons: ["The policy asks for a person."])
        }
        return request
    }
}
