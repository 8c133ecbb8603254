import Diagnosis
import Evidence
import Foundation
import Incidents
package import KubernetesModel
import Logging
import Metrics
import ModelExchange
import Tracing

extension Healer {
    /// Asks a language model about an incident where the rules are unsure, and writes its opinion into the incident's
    /// status; what follows from it is decided like everything else, from what is recorded.
    ///
    /// That it is being asked is written first, so that a crash does not lead to asking without end.
    package func consult(incident key: NamespacedName) async throws {
        guard let investigator = ports.investigator, let incident = ports.incidents[key] else { return }
        let examination = await examine(incident)
        guard examination.asksModel else { return }
        let now = ports.now()
        let count = (incident.status.consultation?.count ?? 0) + 1
        let asking = try await write(incident) { status in
            var consultation = Consultation(
                state: .asking, question: examination.question, count: count, at: now)
            // What was said before stands until there is something newer.
            consultation.opinion = status.consultation?.opinion
            consultation.isSuspicious = status.consultation?.isSuspicious ?? false
            status.consultation = consultation
        }
        let cluster = examination.caseFile.snapshot
        let subject = EvidenceSubject(
            incident: asking, snapshot: cluster, signals: examination.view.signals, findings: examination.findings,
            candidates: examination.caseFile.candidates(from: examination.findings), policies: ports.policies(),
            now: now)
        let result = await ServiceContext.withValue(IncidentTrace.context(of: asking)) {
            await investigator.consult(subject, caseID: "\(incident.metadata.uid)/\(count)")
        }
        // Of one that a shutdown cut short nothing is known; whoever takes over asks again.
        if Task.isCancelled { return }
        try await conclude(result, of: key, asked: examination)
    }

    /// Keeps the case, and writes what came of it.
    private func conclude(
        _ result: ConsultationResult, of key: NamespacedName, asked examination: Examination
    ) async throws {
        guard let incident = ports.incidents[key], let asking = incident.status.consultation else { return }
        var consultation = asking
        consultation.state = result.opinion == nil ? .failed : .answered
        consultation.opinion = result.opinion ?? asking.opinion
        consultation.reason = result.reason
        consultation.provider = result.provider
        consultation.model = result.model
        consultation.usage = result.usage
        consultation.cost = result.cost
        consultation.lookups = result.lookups
        // An opinion that stands keeps what speaks against it.
        consultation.isSuspicious = result.isSuspicious || result.opinion == nil && asking.isSuspicious
        consultation.caseID = result.record.id
        consultation.agreement =
            result.opinion.map { _ in
                Corroboration(
                    rules: rules.diagnosis(from: examination.findings, case: examination.caseFile),
                    findings: examination.findings, consultation: consultation,
                    candidates: examination.caseFile.candidates(from: examination.findings), record: TrackRecord()
                ).agreement
            }
        // What came of it is in the incident's status too; only its words are lost with the case.
        do {
            try await ports.journal.record(result.record, of: consultation, about: incident)
        } catch {
            logger.warning("a case was not kept", metadata: ["case": "\(result.record.id)", "error": "\(error)"])
        }
        count(consultation)
        // Others write the incident while the case is kept.
        let written = try await write(ports.incidents[key] ?? incident) { status in
            status.consultation = consultation
            status.conditions.set(consultation.condition(failure: result.failure, now: ports.now()))
            status.note("Consulted", consultation.told, at: ports.now())
        }
        logger.info(
            "a language model was asked",
            metadata: metadata(of: written).merging([
                "state": "\(consultation.state.rawValue)", "tokens": "\(result.usage.input)",
                "agreement": "\(consultation.agreement?.rawValue ?? "-")",
            ]) { $1 })
    }

    private func count(_ consultation: Consultation) {
        Counter(
            label: "midwatch_consultations_total",
            dimensions: [
                ("state", consultation.state.rawValue),
                ("agreement", consultation.agreement?.rawValue ?? "none"),
            ]
        ).increment()
        if let dropped = consultation.opinion?.dropped, dropped > 0 {
            Counter(label: "midwatch_answer_parts_dropped_total").increment(by: Int64(dropped))
        }
        if consultation.isSuspicious { Counter(label: "midwatch_suspicious_evidence_total").increment() }
    }
}
