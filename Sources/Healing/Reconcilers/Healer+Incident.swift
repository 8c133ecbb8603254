import ControllerRuntime
import Detection
import Diagnosis
import Foundation
import Incidents
package import KubernetesModel
import Logging
import Remediation
import Tracing

extension Healer {
    /// Takes an incident as far as it goes now.
    ///
    /// - Returns: when to look again although nothing changes, and what else has something to do.
    package func reconcile(incident key: NamespacedName) async throws -> IncidentProgress {
        // Each step is written before the next begins; the bound keeps a fault in the flow from spinning.
        for _ in 0..<12 {
            guard let incident = ports.incidents[key], !incident.phase.isClosed else { return IncidentProgress() }
            let examination = await examine(incident)
            let view = examination.view
            if !view.signals.isEmpty, try await writeDiagnosis(view) { continue }
            var progress = IncidentProgress(recheckAt: examination.recheckAt, asksModel: examination.asksModel)
            switch flow.next(view, now: ports.now()) {
            case .wait(let until):
                progress.look(at: until)
                return progress
            case .follow(let request):
                try await mirror(request, in: incident)
                return IncidentProgress(requests: [request.key])
            case .reconsider(let request):
                let (decided, holdUntil) = try await decide(request, facing: view)
                try await mirror(decided, in: incident)
                if decided.status.decision?.state == .expired { continue }
                progress.look(at: holdUntil)
                progress.requests = [decided.key]
                return progress
            case .withdraw(let request):
                try await expire(request, by: IncidentFlow.diagnosisChanged, because: "the diagnosis has changed")
            case .setQuiet(let since):
                try await write(incident) { $0.quietSince = since }
            case .propose(let action):
                guard try await propose(action, facing: view) else { return progress }
            case .resolve(let outcome):
                try await close(incident, with: outcome, open: view.requests)
            case .escalate(let outcome):
                try await escalate(incident, with: outcome)
            }
        }
        return IncidentProgress(recheckAt: ports.now().addingTimeInterval(1))
    }

    /// Looks at an incident's target as it is now, and at what was found out about it.
    func examine(_ incident: Incident) async -> Examination {
        let target = incident.spec.target
        let cluster = await withConfigMaps(of: target, ports.cluster())
        let now = ports.now()
        let assessment = detector.assess(target, in: cluster, now: now)
        let onTarget = ports.requests.snapshot().objects(in: incident.metadata.namespace ?? "")
            .filter { $0.spec.action.target.uid == target.uid || $0.spec.incident == incident.metadata.name }
            .sorted(by: isNewer)
        let caseFile = Case(
            target: target, signals: assessment.signals, snapshot: cluster, history: onTarget, now: now)
        let findings = rules.findings(for: caseFile).map(ports.redactor.redact)
        let record = await record.current(now: now)
        let corroboration = Corroboration(
            rules: ports.redactor.redact(rules.diagnosis(from: findings, case: caseFile))
                .calibrated(by: record, remedy: findings.first?.remedies.first),
            findings: findings, consultation: incident.status.consultation,
            candidates: caseFile.candidates(from: findings), record: record)
        let question = Consultation.question(about: assessment.signals, findings: findings)
        let step =
            ports.investigator == nil || assessment.signals.isEmpty
            ? .none
            : consultations.next(
                for: incident, certainty: findings.first?.certainty ?? 0, question: question, now: now)
        let view = IncidentFlow.View(
            incident: incident, signals: ports.redactor.redact(assessment.signals), diagnosis: corroboration.diagnosis,
            remedies: corroboration.remedies, requests: requests(of: incident),
            isWhole: caseFile.workload?.incompleteness == nil,
            opinionExpectedUntil: step.awaitedUntil,
            modelsOwn: Set(
                corroboration.remedies.filter { corroboration.decider(of: $0, findings: findings) == .model }))
        return Examination(
            view: view, recheckAt: [assessment.recheckAt, step.wake].compactMap { $0 }.min(), caseFile: caseFile,
            findings: findings, agreement: corroboration.agreement, question: question, asksModel: step.isAsk)
    }

    /// The incident's own requests, oldest first.
    private func requests(of incident: Incident) -> [ActionRequest] {
        ports.requests.snapshot().objects(in: incident.metadata.namespace ?? "")
            .filter { $0.spec.incident == incident.metadata.name }.sorted { isNewer($1, $0) }
    }

    private func isNewer(_ left: ActionRequest, _ right: ActionRequest) -> Bool {
        let (newer, older) = (left.metadata.creationTimestamp, right.metadata.creationTimestamp)
        return (newer ?? .distantFuture, left.metadata.name) > (older ?? .distantFuture, right.metadata.name)
    }

    /// Writes the diagnosis where it says something new.
    private func writeDiagnosis(_ view: IncidentFlow.View) async throws -> Bool {
        let (incident, diagnosis) = (view.incident, view.diagnosis)
        let known = incident.status.diagnosis
        // While a repair is under way, what changes in the cluster is its doing, and says nothing new of the cause.
        if known != nil, view.requests.contains(where: { $0.isBegun && !$0.isFinished }) { return false }
        guard
            known?.category != diagnosis.category || known?.object.name != diagnosis.object.name
                || known?.rule != diagnosis.rule || known?.decidedBy != diagnosis.decidedBy
        else { return false }
        let number = incident.status.timeline.count { $0.stage == "Diagnosed" } + 1
        // Once more, for a crash right after the incident was made; the journal keeps a step once.
        try await record(.opened, of: incident, incident.spec.title, detail: incident.spec)
        try await record(
            .diagnosed, of: incident, diagnosis.rootCause, detail: diagnosis, discriminator: "\(number)")
        try await tracing(SpanName.diagnosis, of: incident) { span in
            span.attributes.describe(diagnosis)
            try await write(incident) { self.enter(view, into: &$0) }
        }
        try ports.checkpoint(.diagnosed)
        return true
    }

    private func enter(_ view: IncidentFlow.View, into status: inout Incident.Status) {
        let (incident, diagnosis) = (view.incident, view.diagnosis)
        if status.timeline.isEmpty { status.note("Detected", incident.spec.title, at: incident.spec.openedAt) }
        status.diagnosis = diagnosis
        status.plan = view.remedies.isEmpty ? nil : Plan(steps: [Plan.Step(action: view.remedies[0])])
        if status.phase == nil || status.phase == .open { status.phase = .diagnosing }
        status.note("Diagnosed", diagnosis.told, at: ports.now())
    }

    /// Shows in the incident's phase how far its request has come.
    private func mirror(_ request: ActionRequest, in incident: Incident) async throws {
        try await write(incident) { status in
            status.reflect([request])
            if status.outcome?.state == .suggested, request.isBegun || !request.isFinished { status.outcome = nil }
            switch request.status.execution?.state {
            case .executing?, .undoing?: status.phase = .acting
            case .succeeded?: status.phase = .verifying
            default:
                guard let decision = request.status.decision else { return }
                switch decision.state {
                case .auto, .approved: status.phase = .acting
                case .awaitingApproval: status.phase = .awaitingApproval
                case .suggestOnly, .denied: suggest(request, because: decision, in: &status)
                case .expired: break
                }
            }
        }
    }

    private func suggest(_ request: ActionRequest, because decision: Decision, in status: inout Incident.Status) {
        status.phase = .escalated
        let reason = decision.reasons.first.map { ": \($0)" } ?? ""
        let summary = "Would \(request.spec.action.summary)\(reason)."
        guard status.outcome?.summary != summary else { return }
        status.outcome = Incident.Outcome(state: .suggested, at: ports.now(), summary: summary)
    }

    func escalate(_ incident: Incident, with outcome: Incident.Outcome) async throws {
        try await record(
            .escalated, of: incident, outcome.summary, detail: outcome,
            discriminator: "\(incident.status.timeline.count { $0.stage == "Escalated" } + 1)")
        let escalated = try await write(incident) { status in
            status.phase = .escalated
            status.outcome = outcome
            status.reflect(requests(of: incident))
            status.note("Escalated", outcome.summary, at: outcome.at)
        }
        await keep(escalated)
        logger.notice("incident escalated", metadata: metadata(of: escalated))
    }

    private func close(
        _ incident: Incident, with outcome: Incident.Outcome, open requests: [ActionRequest]
    ) async throws {
        for request in requests where !request.isBegun && request.status.decision?.state != .expired {
            try await expire(request, by: IncidentFlow.incidentOver, because: "the incident is over")
        }
        try await record(.resolved, of: incident, outcome.summary, detail: outcome)
        let closed = try await write(incident) { status in
            status.phase = .resolved
            status.outcome = outcome
            status.reflect(self.requests(of: incident))
            status.note("Resolved", outcome.summary, at: outcome.at)
        }
        await keep(closed)
        ports.traceIncident(closed)
        logger.info("incident resolved", metadata: metadata(of: closed))
    }
}
