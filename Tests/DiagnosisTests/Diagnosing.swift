import Detection
import Diagnosis
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit

/// What detection and rules together say of a target.
func findings(
    of target: some KubernetesObject, in snapshot: ClusterSnapshot, history: [ActionRequest] = []
) -> [Finding] {
    findings(of: target.reference, in: snapshot, history: history)
}

/// What detection and rules together say of the object that a reference names.
func findings(
    of target: ObjectReference, in snapshot: ClusterSnapshot, history: [ActionRequest] = []
) -> [Finding] {
    let assessment = Detector().assess(target, in: snapshot, now: .testNow)
    let caseFile = Case(
        target: target, signals: assessment.signals, snapshot: snapshot, history: history, now: .testNow)
    return RuleEngine.standard.findings(for: caseFile)
}

/// What detection and rules together say of a Deployment.
func findings(of scene: DeploymentScene, history: [ActionRequest] = []) -> [Finding] {
    findings(of: scene.deployment, in: .with(scene), history: history)
}

extension Finding {
    /// The kinds of the remedies, in order.
    var remedyKinds: [Action.Kind] { remedies.map(\.kind) }

    /// Whether a rollback to a revision is the first remedy.
    func rollsBack(to revision: Int) -> Bool { remedies.first?.change == .rollbackWorkload(toRevision: revision) }
}

extension ActionRequest {
    /// A request that was carried out and did not help.
    static func failed(_ action: Action, undo: Action? = nil, ago: TimeInterval = 120) -> ActionRequest {
        var metadata = ObjectMeta(name: "areq-\(Int(ago))", namespace: "shop")
        metadata.creationTimestamp = .ago(ago)
        var request = ActionRequest(
            metadata: metadata,
            spec: Spec(
                incident: "inc", action: action, preconditions: Preconditions(uid: action.target.uid), hash: "",
                confidence: 0.9, reason: "", undo: undo, expiresAt: .testNow))
        request.status.execution = Execution(state: .undone, startedAt: .ago(ago), finishedAt: .ago(ago - 30))
        request.status.verification = Verification(state: .failed)
        return request
    }
}
