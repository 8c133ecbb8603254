import Detection
import Evidence
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit

@testable import Diagnosis

/// A fault with all that the rules make of it, and the dossier that a model would get.
struct Scene: Sendable, CustomStringConvertible {
    let fault: FaultScene
    let caseFile: Case
    let findings: [Finding]
    let subject: EvidenceSubject
    let dossier: Dossier

    init(_ fault: FaultScene, history: [ActionRequest] = [], adding added: [DossierItem] = []) {
        self.fault = fault
        let signals = Detector().assess(fault.target, in: fault.snapshot, now: .testNow).signals
        caseFile = Case(
            target: fault.target, signals: signals, snapshot: fault.snapshot, history: history, now: .testNow)
        findings = RuleEngine.standard.findings(for: caseFile)
        let incident = Incident.make(
            about: fault.target, title: Detector().title(of: signals, target: fault.target), signals: signals)
        subject = EvidenceSubject(
            incident: incident, snapshot: fault.snapshot, signals: signals, findings: findings,
            candidates: caseFile.candidates(from: findings), policies: [], now: .testNow)
        dossier = Dossier(of: subject, adding: added)
    }

    static let all = FaultScene.all().map { Scene($0) }

    var description: String { fault.description }

    var diagnosis: Diagnosis { RuleEngine.standard.diagnosis(from: findings, case: caseFile) }
}
