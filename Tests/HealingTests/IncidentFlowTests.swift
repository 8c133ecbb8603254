import Foundation
import Healing
import Incidents
import KubernetesModel
import Testing

@Suite("The flow of an incident")
struct IncidentFlowTests {
    let start = Date(timeIntervalSince1970: 1_800_000_000)
    let flow = IncidentFlow()
    let target = ObjectReference(
        apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "checkout", uid: "u1")

    var rollback: Action { Action(.rollbackWorkload(toRevision: 1), on: target) }
    var restart: Action { Action(.rolloutRestart, on: target) }

    var signal: Signal {
        Signal(
            kind: .imageUnavailable, object: target, reason: "ImagePullBackOff", message: "no such image",
            firstSeen: start, lastSeen: start)
    }

    var diagnosis: Diagnosis {
        Diagnosis(
            category: .image, rootCause: "The image does not exist.", object: target, confidence: 0.95,
            decidedBy: .rules, evidence: [])
    }

    var incident: Incident {
        Incident.make(
            target: target, title: "checkout cannot pull its image", severity: .P3, signals: [signal], openedAt: start,
            fallbackNamespace: "midwatch-system")
    }

    func request(_ action: Action, _ status: (inout ActionRequest.Status) -> Void = { _ in }) -> ActionRequest {
        var request = ActionRequest(
            metadata: ObjectMeta(name: "areq-1", namespace: "shop"),
            spec: ActionRequest.Spec(
                incident: "i", action: action, preconditions: .init(uid: "u1"), hash: "h", confidence: 0.9,
                reason: "because", expiresAt: start.addingTimeInterval(3600)))
        status(&request.status)
        return request
    }

    func decided(_ state: Decision.State, by: String = "policy/p") -> Decision {
        Decision(state: state, by: by, at: start, reasons: [])
    }

    @Test("A model's advice is told as a model's, the rules' as it is")
    func advice() throws {
        let remedy = Action(.escalate(reason: "it crashes"), on: target)
        for (decider, expected) in [
            (Diagnosis.Decider.rules, "People have to act: it crashes. Read the log."),
            (.model, "People have to act: it crashes. A language model advises: \"Read the log.\""),
        ] {
            var view = view(remedies: [remedy])
            view.diagnosis.decidedBy = decider
            view.diagnosis.advice = "Read the log."
            guard case .escalate(let outcome) = flow.next(view, now: start.addingTimeInterval(3600)) else {
                Issue.record("nobody is called")
                continue
            }
            #expect(outcome.summary == expected)
        }
    }

    func view(
        signals: [Signal]? = nil, confidence: Double = 0.95, remedies: [Action]? = nil, requests: [ActionRequest] = [],
        _ change: (inout Incident) -> Void = { _ in }
    ) -> IncidentFlow.View {
        var incident = incident
        change(&incident)
        var diagnosis = diagnosis
        diagnosis.confidence = confidence
        return IncidentFlow.View(
            incident: incident, signals: signals ?? [signal], diagnosis: diagnosis, remedies: remedies ?? [rollback],
            requests: requests)
    }

    @Test("A sure diagnosis with a remedy is proposed at once")
    func proposes() {
        #expect(flow.next(view(), now: start) == .propose(rollback))
    }

    @Test("An unsure diagnosis ripens before anything is done, and only for so long")
    func ripens() {
        let ripe = start.addingTimeInterval(flow.settings.patience)
        #expect(flow.next(view(confidence: 0.3), now: start) == .wait(until: ripe))
        #expect(flow.next(view(confidence: 0.3), now: ripe) == .propose(rollback))
    }

    @Test("A closed incident is left alone", arguments: [Incident.Phase.resolved, .suppressed])
    func closed(phase: Incident.Phase) {
        #expect(flow.next(view { $0.status.phase = phase }, now: start) == .wait(until: nil))
    }

    @Test("A request on its way is followed, whatever the signals say", arguments: [true, false])
    func follows(hasSignals: Bool) {
        let begun = request(rollback) {
            $0.decision = decided(.auto)
            $0.execution = .init(state: .executing)
        }
        #expect(flow.next(view(signals: hasSignals ? nil : [], requests: [begun]), now: start) == .follow(begun))
    }

    @Test("A request that succeeded is followed until its verification is done")
    func followsVerification() {
        let verifying = request(rollback) {
            $0.decision = decided(.auto)
            $0.execution = .init(state: .succeeded)
            $0.verification = .init(state: .pending)
        }
        #expect(flow.next(view(signals: [], requests: [verifying]), now: start) == .follow(verifying))
    }

    @Test(
        "A request without effect yet is put to the guardrails again, so that a changed policy counts",
        arguments: [Decision.State.suggestOnly, .awaitingApproval, .auto, .approved])
    func reconsiders(state: Decision.State) {
        let open = request(rollback) { $0.decision = decided(state) }
        #expect(flow.next(view(requests: [open]), now: start) == .reconsider(open))
    }

    @Test("A request that a crash left without a decision is put to the guardrails")
    func undecided() {
        let open = request(rollback)
        #expect(flow.next(view(requests: [open]), now: start) == .reconsider(open))
    }

    @Test("A request that a better diagnosis does not ask for is withdrawn")
    func withdraws() {
        let open = request(restart) { $0.decision = decided(.suggestOnly) }
        #expect(flow.next(view(requests: [open]), now: start) == .withdraw(open))
    }

    @Test("What a person denied is not proposed again")
    func denied() {
        let no = request(rollback) { $0.decision = decided(.denied, by: "user/ann") }
        #expect(flow.next(view(requests: [no]), now: start).isEscalation)
        #expect(flow.next(view(remedies: [rollback, restart], requests: [no]), now: start) == .propose(restart))
    }

    @Test("A request voided by a change of the target is proposed afresh")
    func voided() {
        let void = request(rollback) { $0.decision = decided(.expired, by: IncidentFlow.targetChanged) }
        #expect(flow.next(view(requests: [void]), now: start) == .propose(rollback))
    }

    @Test("A request that nobody approved in time is not proposed again")
    func expired() {
        let late = request(rollback) { $0.decision = decided(.expired, by: "guardrail/expired") }
        #expect(flow.next(view(requests: [late]), now: start).isEscalation)
    }

    @Test("After an action that did not help the next remedy is proposed, then people are called")
    func nextRemedy() {
        let failed = request(rollback) {
            $0.decision = decided(.auto)
            $0.execution = .init(state: .undone)
            $0.verification = .init(state: .failed)
        }
        #expect(flow.next(view(remedies: [rollback, restart], requests: [failed]), now: start) == .propose(restart))
        #expect(flow.next(view(requests: [failed]), now: start).isEscalation)
    }

    @Test("An incident does not see actions without end")
    func bounded() {
        let failed = (0..<flow.settings.maxActions).map { revision in
            request(Action(.rollbackWorkload(toRevision: revision + 10), on: target)) {
                $0.decision = decided(.auto)
                $0.execution = .init(state: .undone)
            }
        }
        #expect(flow.next(view(requests: failed), now: start).isEscalation)
    }

    @Test("Without a remedy people are called, once")
    func escalates() {
        #expect(flow.next(view(remedies: []), now: start).isEscalation)
        #expect(flow.next(view(remedies: []) { $0.status.phase = .escalated }, now: start) == .wait(until: nil))
    }

    @Test("A remedy that is to escalate calls people with its reason")
    func escalateRemedy() {
        let step = flow.next(view(remedies: [Action(.escalate(reason: "it leaks"), on: target)]), now: start)
        guard case .escalate(let outcome) = step else {
            Issue.record("expected an escalation, got \(step)")
            return
        }
        #expect(outcome.summary.contains("it leaks"))
    }

    @Test("An incident is over when its signals stay away for the window, not at one look")
    func resolves() {
        let until = start.addingTimeInterval(flow.settings.quietWindow)
        #expect(flow.next(view(signals: []), now: start) == .setQuiet(since: start))
        #expect(flow.next(view(signals: []) { $0.status.quietSince = start }, now: start) == .wait(until: until))
        let step = flow.next(view(signals: []) { $0.status.quietSince = start }, now: until)
        guard case .resolve(let outcome) = step else {
            Issue.record("expected a resolution, got \(step)")
            return
        }
        #expect(outcome.state == .recovered)
    }

    @Test("A target that lacks pods is not quiet, though none shows a signal")
    func notQuietWithoutPods() {
        var lacking = view(signals: [])
        lacking.isWhole = false
        #expect(flow.next(lacking, now: start) == .wait(until: nil))
        lacking.incident.status.quietSince = start
        #expect(flow.next(lacking, now: start.addingTimeInterval(3600)) == .setQuiet(since: nil))
    }

    @Test("Signals that come back end the quiet")
    func flickers() {
        #expect(flow.next(view { $0.status.quietSince = start }, now: start) == .setQuiet(since: nil))
    }

    @Test("An incident whose repair was verified is over as soon as its signals are gone, and says what helped")
    func resolvedByAction() {
        let passed = request(rollback) {
            $0.decision = decided(.auto)
            $0.execution = .init(state: .succeeded)
            $0.verification = .init(state: .passed)
        }
        let step = flow.next(view(signals: [], requests: [passed]), now: start)
        guard case .resolve(let outcome) = step else {
            Issue.record("expected a resolution, got \(step)")
            return
        }
        #expect(outcome.state == .resolved)
        #expect(outcome.summary.contains("rollbackWorkload deployment/checkout to revision 1"))
    }

    @Test("An escalated incident whose signals go is over as well")
    func escalatedRecovers() {
        #expect(flow.next(view(signals: []) { $0.status.phase = .escalated }, now: start) == .setQuiet(since: start))
    }
}

extension IncidentFlow.Step {
    fileprivate var isEscalation: Bool {
        if case .escalate = self { true } else { false }
    }
}
