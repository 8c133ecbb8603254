import Foundation
import Guardrails
import Incidents
import KubernetesModel
import Testing

@Suite struct `Activity of requests` {
    private func request(
        _ action: Action = Action(.rolloutRestart, on: .checkout), execution: ActionRequest.Execution.State?,
        verification: ActionRequest.Verification.State? = nil
    ) -> ActionRequest {
        var request = ActionRequest(
            metadata: ObjectMeta(name: "areq-1", namespace: "shop"),
            spec: .init(
                incident: "checkout-1", action: action, preconditions: .init(uid: "u1"), hash: "", confidence: 1,
                reason: "", expiresAt: Situation.noon))
        request.status.execution = execution.map {
            .init(state: $0, startedAt: Situation.noon, finishedAt: Situation.noon.addingTimeInterval(5))
        }
        request.status.verification = verification.map { .init(state: $0) }
        return request
    }

    private func activity(_ request: ActionRequest, incidents: [Incident] = []) -> [Activity.Entry] {
        Activity([request], incidents: incidents, snapshot: ClusterSnapshot()).entries
    }

    @Test(arguments: [
        (
            ActionRequest.Execution.State.executing, ActionRequest.Verification.State?.none,
            Activity.Entry.Progress.inFlight
        ),
        (.succeeded, nil, .inFlight), (.succeeded, .pending, .inFlight), (.succeeded, .passed, .helped),
        (.succeeded, .failed, .failed), (.failed, nil, .failed), (.undoing, .failed, .inFlight),
        (.undone, .failed, .failed),
    ])
    func `Progress follows execution and verification`(
        execution: ActionRequest.Execution.State, verification: ActionRequest.Verification.State?,
        progress: Activity.Entry.Progress
    ) {
        let entries = activity(request(execution: execution, verification: verification))
        #expect(entries.map(\.progress) == [progress])
        #expect(entries.first?.startedAt == Situation.noon)
        #expect(entries.first?.endedAt == Situation.noon.addingTimeInterval(5))
    }

    @Test func `What was not begun, and what changes nothing, is no activity`() {
        #expect(activity(request(execution: nil)).isEmpty)
        #expect(activity(request(Action(.escalate(reason: ""), on: .checkout), execution: .succeeded)).isEmpty)
    }

    @Test func `The workload of an evicted pod is told by its incident`() {
        let pod = ObjectReference(apiVersion: "v1", kind: "Pod", namespace: "shop", name: "checkout-x")
        let evicted = request(Action(.restartPod, on: pod), execution: .succeeded)
        #expect(activity(evicted).first?.scope.name == "checkout-x")
        let incident = Incident(
            metadata: ObjectMeta(name: "checkout-1", namespace: "shop"),
            spec: .init(
                title: "", severity: .P3, target: .checkout, fingerprint: "", openedAt: Situation.noon, signals: []))
        #expect(activity(evicted, incidents: [incident]).first?.scope.name == "checkout")
    }
}
