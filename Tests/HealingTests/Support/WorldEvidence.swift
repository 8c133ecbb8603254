import Evidence
import Incidents
import KubernetesModel

/// Evidence as it is: nothing is redacted, sanitised or withheld, so that a model reads the worst that it could read.
struct WorldEvidence: EvidenceSource {
    /// What else there is to read.
    var added: [DossierItem] = []

    func gather(for subject: EvidenceSubject) async -> Dossier {
        var evidence = subject.signals.map { signal in
            Evidence(
                source: signal.object.shortName, trust: signal.trust, text: "\(signal.reason): \(signal.message)")
        }
        evidence += subject.findings.flatMap(\.evidence)
        var items = evidence.map { DossierItem(topic: .signal, evidence: $0, relevance: 0.9) } + added
        for index in items.indices { items[index].evidence.id = "e\(index + 1)" }
        let target = subject.incident.spec.target
        return Dossier(
            incident: subject.incident.key, title: subject.incident.spec.title,
            severity: subject.incident.spec.severity, target: target, openedAt: subject.incident.spec.openedAt,
            gatheredAt: subject.now, items: items, objects: [KnownObject(target)], findings: subject.findings,
            candidates: subject.candidates)
    }

    func look(
        _ lookup: Lookup, for subject: EvidenceSubject
    ) async -> (items: [DossierItem], omissions: [Omission]) { (added, []) }
}
