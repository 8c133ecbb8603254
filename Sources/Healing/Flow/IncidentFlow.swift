package import Foundation
package import Incidents

/// What happens next to an incident: a pure function of what is recorded and what is seen.
package struct IncidentFlow: Sendable {
    /// Times and limits of the flow.
    package struct Settings: Sendable {
        /// How long no signal must be seen before an incident counts as over.
        package var quietWindow: TimeInterval = 10
        /// How long a diagnosis below ``patientConfidence`` may ripen before people are called.
        package var patience: TimeInterval = 20
        package var patientConfidence = 0.7
        /// How many actions one incident may see; then people take over.
        package var maxActions = 5

        package init() {}
    }

    /// The next step.
    package enum Step: Hashable, Sendable {
        /// Nothing to do before a change, or before a time.
        case wait(until: Date?)
        /// A request is on its way: the incident mirrors it.
        case follow(ActionRequest)
        /// Ask the guardrails again for a request that nothing was done of yet.
        case reconsider(ActionRequest)
        /// A request that nothing was done of yet is no longer what the diagnosis asks for.
        case withdraw(ActionRequest)
        /// The signals have gone, or have come back.
        case setQuiet(since: Date?)
        case propose(Action)
        case resolve(Incident.Outcome)
        case escalate(Incident.Outcome)
    }

    /// What an incident's next step depends on.
    package struct View: Sendable {
        package var incident: Incident
        /// The signals that the target shows now.
        package var signals: [Signal]
        package var diagnosis: Diagnosis
        /// Best first.
        package var remedies: [Action]
        /// The incident's requests, oldest first.
        package var requests: [ActionRequest]
        /// Whether the target has all of its pods. Between an old pod and its successor nothing shows a signal, and
        /// nothing is well.
        package var isWhole: Bool
        /// Until when a language model's opinion is worth waiting for; nil: none is expected.
        package var opinionExpectedUntil: Date?
        /// The remedies that no rule proposes, but a language model alone.
        package var modelsOwn: Set<Action>

        package init(
            incident: Incident, signals: [Signal], diagnosis: Diagnosis, remedies: [Action], requests: [ActionRequest],
            isWhole: Bool = true, opinionExpectedUntil: Date? = nil, modelsOwn: Set<Action> = []
        ) {
            self.incident = incident
            self.signals = signals
            self.diagnosis = diagnosis
            self.remedies = remedies
            self.requests = requests
            self.isWhole = isWhole
            self.opinionExpectedUntil = opinionExpectedUntil
            self.modelsOwn = modelsOwn
        }
    }

    package var settings: Settings

    package init(settings: Settings = Settings()) { self.settings = settings }

    /// The next step of an incident.
    package func next(_ view: View, now: Date) -> Step {
        let status = view.incident.status
        if view.incident.phase.isClosed { return .wait(until: nil) }
        if let begun = view.requests.last(where: { $0.isBegun && !$0.isFinished }) { return .follow(begun) }
        guard !view.signals.isEmpty else { return quiet(view, now: now) }
        if status.quietSince != nil { return .setQuiet(since: nil) }
        if let open = view.requests.last(where: isOpen) {
            return view.remedies.contains(open.spec.action) ? .reconsider(open) : .withdraw(open)
        }
        return plan(view, now: now)
    }

    /// Whether the guardrails or a person still have a say.
    private func isOpen(_ request: ActionRequest) -> Bool {
        guard !request.isBegun, let decision = request.status.decision else { return !request.isBegun }
        return decision.state != .expired && !(decision.state == .denied && decision.by.hasPrefix("user/"))
    }

    private func quiet(_ view: View, now: Date) -> Step {
        // A verification has watched the quiet already.
        if repair(of: view) != nil { return .resolve(outcome(of: view, now: now)) }
        guard view.isWhole else {
            return view.incident.status.quietSince == nil ? .wait(until: nil) : .setQuiet(since: nil)
        }
        guard let since = view.incident.status.quietSince else { return .setQuiet(since: now) }
        let until = since.addingTimeInterval(settings.quietWindow)
        guard now >= until else { return .wait(until: until) }
        return .resolve(outcome(of: view, now: now))
    }

    private func repair(of view: View) -> ActionRequest? {
        view.requests.last { $0.status.verification?.state == .passed }
    }

    private func outcome(of view: View, now: Date) -> Incident.Outcome {
        if let helped = repair(of: view) {
            return Incident.Outcome(
                state: .resolved, at: now,
                summary: "\(helped.spec.action.summary) repaired it: \(view.incident.status.diagnosis?.rootCause ?? "")"
            )
        }
        return Incident.Outcome(
            state: .recovered, at: now, summary: "The signals are gone without an action of Midwatch.")
    }

    private func plan(_ view: View, now: Date) -> Step {
        let ripe = view.incident.spec.openedAt.addingTimeInterval(settings.patience)
        let isUnsure = view.diagnosis.confidence < settings.patientConfidence
        if isUnsure, now < ripe { return .wait(until: ripe) }
        if isUnsure, let until = view.opinionExpectedUntil, now < until { return .wait(until: until) }
        if view.requests.count >= settings.maxActions {
            return escalate(view, because: "\(view.requests.count) actions were proposed for it already", now: now)
        }
        let tried = view.requests.filter { !isVoid($0) }.map(\.spec.action)
        for remedy in view.remedies where !tried.contains(remedy) {
            if case .escalate(let reason) = remedy.change {
                // People who are called read all of it: nobody approves anything by it.
                let isCause = reason == view.diagnosis.ownWords
                return escalate(view, because: isCause ? view.diagnosis.rootCause : reason, now: now)
            }
            return .propose(remedy)
        }
        let reason =
            view.requests.last(where: { $0.status.execution?.state.isFinal ?? false }).map {
                "\($0.spec.action.summary) did not help"
            } ?? "no action is known that repairs it"
        return escalate(view, because: reason, now: now)
    }

    /// Whether a request was voided before anyone decided, so that the same action may be proposed again.
    private func isVoid(_ request: ActionRequest) -> Bool {
        guard let decision = request.status.decision, decision.state == .expired else { return false }
        return [Self.targetChanged, Self.diagnosisChanged].contains(decision.by)
    }

    private func escalate(_ view: View, because reason: String, now: Date) -> Step {
        if view.incident.phase == .escalated { return .wait(until: nil) }
        let isModels = view.diagnosis.decidedBy == .model
        let advice = view.diagnosis.advice.map { isModels ? " A language model advises: \"\($0)\"" : " \($0)" } ?? ""
        return .escalate(
            Incident.Outcome(
                state: .escalated, at: now,
                summary: "People have to act: \(reason).\(advice)"))
    }

    /// Who expires a request whose target was changed by someone else.
    package static let targetChanged = "guardrail/target-changed"
    /// Who expires a request that a better diagnosis no longer asks for.
    package static let diagnosisChanged = "guardrail/diagnosis-changed"
    /// Who expires a request whose incident ended without it.
    package static let incidentOver = "guardrail/incident-over"
}
