internal import ControllerRuntime
package import Diagnosis
internal import Evidence
package import Incidents
internal import KubernetesModel

/// A recorded case, asked about once more: the same evidence, another model. Nothing in a cluster or a journal is changed.
package struct CaseReplay: Sendable {
    private let incident: Incident
    private let record: CaseRecord
    private let dossier: Dossier

    /// - Throws: An ``EvaluationError`` where the case cannot be asked about again.
    package init(_ record: CaseRecord, of incident: Incident) throws {
        guard !record.isCut else {
            throw EvaluationError("case \(record.id) was cut when it was kept, and cannot be asked about again")
        }
        do {
            dossier = try KubernetesJSON.decode(Dossier.self, from: record.dossier)
        } catch {
            throw EvaluationError("the evidence of case \(record.id) is of another version, and cannot be read")
        }
        self.incident = incident
        self.record = record
    }

    /// What the rules concluded of this evidence, best first.
    package var findings: [Finding] { dossier.findings }

    /// Asks a model.
    package func consult(_ model: ModelUnderTest) async -> ConsultationResult {
        let investigator = Investigator(
            model: model.model, roles: model.roles, source: RecordedEvidence(dossier: dossier))
        let subject = EvidenceSubject(
            incident: incident, snapshot: ClusterSnapshot(), signals: incident.spec.signals,
            findings: dossier.findings, candidates: dossier.candidates, policies: [], now: record.at)
        return await investigator.consult(subject, caseID: record.id)
    }
}

/// The evidence of a case, and no more: what was not looked at then cannot be looked at now.
private struct RecordedEvidence: EvidenceSource {
    let dossier: Dossier

    func gather(for subject: EvidenceSubject) async -> Dossier { dossier }

    func look(
        _ lookup: Lookup, for subject: EvidenceSubject
    ) async -> (items: [DossierItem], omissions: [Omission]) {
        ([], [Omission("a closer look", because: "the case is over; only what was gathered then is known")])
    }
}
