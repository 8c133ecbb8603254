import ControllerRuntime
import Foundation
import Guardrails
import Incidents
import KubernetesModel
import Remediation
import Tracing

extension Healer {
    /// Makes the request for an action: computed from the live target, tried in a dry run, recorded; the decision comes
    /// next.
    ///
    /// - Returns: whether the action is possible; where it is not, people have been called.
    func propose(_ action: Action, facing view: IncidentFlow.View) async throws -> Bool {
        try requireLeadership()
        let (incident, diagnosis) = (view.incident, view.diagnosis)
        let name = ActionRequest.name(
            for: action, of: incident.metadata.name, attempt: view.requests.count { $0.spec.action == action })
        let draft: ActionRequest
        do {
            let prepared = try await executor.prepare(action, requestName: name)
            draft = ActionRequest(
                proposing: prepared, as: name, for: incident, confidence: diagnosis.confidence,
                reason: reason(for: action, facing: view), category: diagnosis.category,
                decidedBy: view.modelsOwn.contains(action) ? .model : diagnosis.decidedBy,
                diff: try await dryRun(prepared),
                expiresAt: ports.now().addingTimeInterval(settings.approvalTime))
        } catch let error as RemediationError {
            try await giveUp(action, for: incident, because: "\(error)")
            return false
        } catch let error as ActuatorError where [.refused, .forbidden].contains(error.code) {
            try await giveUp(action, for: incident, because: error.message)
            return false
        }
        _ = try await ports.requests.create(draft)
        try ports.checkpoint(.requestCreated)
        return true
    }

    /// Why, for whoever approves. What a language model, a workload or an event said does not stand there: it could be
    /// made to say anything.
    private func reason(for action: Action, facing view: IncidentFlow.View) -> String {
        let diagnosis = view.diagnosis
        guard diagnosis.decidedBy == .model || view.modelsOwn.contains(action) else {
            return diagnosis.ownWords
                ?? "\(diagnosis.category.rawValue) of \(diagnosis.object.shortName); the incident says more"
        }
        let evidence = diagnosis.evidence.map(\.id).joined(separator: ", ")
        return "A language model alone thinks of \(diagnosis.category.rawValue) of \(diagnosis.object.shortName), and "
            + "cites \(evidence.isEmpty ? "no evidence" : evidence); its words are in the incident"
    }

    /// What the API server says it would change; nil where the right to ask is missing, as it may be for one who only
    /// observes.
    private func dryRun(_ prepared: PreparedAction) async throws -> String? {
        do {
            return try await executor.dryRun(prepared)
        } catch let error as ActuatorError where error.code == .forbidden {
            return nil
        }
    }

    private func giveUp(_ action: Action, for incident: Incident, because reason: String) async throws {
        let summary = "People have to act: \(action.summary) is not possible: \(reason)."
        if incident.phase == .escalated, incident.status.outcome?.summary == summary { return }
        try await escalate(incident, with: Incident.Outcome(state: .escalated, at: ports.now(), summary: summary))
    }

    /// Asks the guardrails for a request that nothing was done of yet, and writes what they say where it is new.
    ///
    /// - Returns: the request as it stands, and when to ask again although nothing changes.
    func decide(
        _ request: ActionRequest, facing view: IncidentFlow.View
    ) async throws -> (request: ActionRequest, holdUntil: Date?) {
        let now = ports.now()
        if let decision = request.status.decision, decision.state.allowsExecution { return (request, nil) }
        guard let live = try await ports.reader.object(request.spec.action.target),
            UID(live[path: "metadata", "uid"]?.stringValue ?? "") == request.spec.preconditions.uid,
            request.spec.preconditions.generation == nil
                || live[path: "metadata", "generation"]?.intValue == request.spec.preconditions.generation
        else {
            let expired = try await expire(
                request, by: IncidentFlow.targetChanged, because: "the target has changed since the action was proposed"
            )
            return (expired, nil)
        }
        if now >= request.spec.expiresAt {
            let expired = try await expire(request, by: "guardrail/expired", because: "nobody decided in time")
            return (expired, nil)
        }
        let verdict = Guardrails.decide(
            proposal(of: request, diagnosis: view.diagnosis), facts: facts(of: request, live: live),
            policies: ports.policies(), activity: activity(), now: now, ownNamespace: settings.ownNamespace)
        let wake = verdict.holdUntil ?? request.spec.expiresAt
        if let known = request.status.decision, known.state == verdict.decision.state,
            known.by == verdict.decision.by
        {
            return (request, wake)
        }
        let number = "\(verdict.decision.state.rawValue)/\(verdict.decision.by)"
        try await record(
            .decided, of: request, "\(request.spec.action.summary): \(verdict.decision.state.rawValue)",
            detail: verdict.decision, actor: verdict.decision.by, discriminator: number)
        let decided = try await tracing(SpanName.decision, of: request) { span in
            span.attributes.describe(verdict.decision)
            return try await write(request) { $0.decision = verdict.decision }
        }
        try ports.checkpoint(.decided)
        return (decided, wake)
    }

    /// Voids a request that nothing was done of.
    @discardableResult
    func expire(_ request: ActionRequest, by: String, because reason: String) async throws -> ActionRequest {
        try await write(request) {
            $0.decision = Decision(state: .expired, by: by, at: ports.now(), reasons: [reason])
        }
    }

    func proposal(of request: ActionRequest, diagnosis: Diagnosis) -> Proposal {
        var proposal = Proposal(
            request: request.metadata.name, incident: request.spec.incident, action: request.spec.action,
            diagnosis: diagnosis, blastRadius: request.spec.blastRadius)
        // The confidence is the one that the request was made with, and that an approval is given for.
        proposal.confidence = request.spec.confidence
        // Whoever chose it then counts, also where the rules have come to the same since.
        if request.spec.decidedBy == .model { proposal.decidedBy = .model }
        return proposal
    }

    func facts(of request: ActionRequest, live: JSONValue) -> TargetFacts {
        TargetFacts(live: live, reference: request.spec.action.target, snapshot: ports.cluster())
    }

    func activity() -> Activity {
        Activity(
            Array(ports.requests.snapshot().objects), incidents: Array(ports.incidents.snapshot().objects),
            snapshot: ports.cluster())
    }
}
