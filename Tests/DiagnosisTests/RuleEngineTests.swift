import Detection
import Diagnosis
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct RuleEngineTests {
    private struct Fixed: Rule {
        let id: String
        let certainty: Double

        func findings(in case: Case) -> [Finding] {
            [
                Finding(
                    rule: id, category: .unknown, cause: id, object: `case`.target,
                    evidence: [Evidence(source: "a", text: "b"), Evidence(source: "c", text: "d")],
                    certainty: certainty)
            ]
        }
    }

    private let caseFile = Case(
        target: Deployment.make().reference, signals: [], snapshot: ClusterSnapshot(), now: .testNow)

    @Test func `the order of the rules counts, and guesses come last`() {
        let engine = RuleEngine(rules: [
            Fixed(id: "guess", certainty: 0.3), Fixed(id: "deep", certainty: 0.7), Fixed(id: "symptom", certainty: 1),
        ])
        #expect(engine.findings(for: caseFile).map(\.rule) == ["deep", "symptom", "guess"])
    }

    @Test func `one cause is told once, and its evidence is numbered`() {
        let engine = RuleEngine(rules: [Fixed(id: "same", certainty: 0.9), Fixed(id: "same", certainty: 0.8)])
        let found = engine.findings(for: caseFile)
        #expect(found.map(\.certainty) == [0.9])
        #expect(found.first?.evidence.map(\.id) == ["e1", "e2"])
    }

    @Test func `the best finding makes the diagnosis`() {
        let engine = RuleEngine(rules: [Fixed(id: "deep", certainty: 0.7)])
        let diagnosis = engine.diagnosis(from: engine.findings(for: caseFile), case: caseFile)
        #expect(diagnosis.rootCause == "deep")
        #expect(diagnosis.confidence == 0.7)
        #expect(diagnosis.rule == "deep")
        #expect(diagnosis.decidedBy == .rules)
    }

    @Test func `without a finding the cause is unknown and the confidence zero`() {
        let diagnosis = RuleEngine.standard.diagnosis(from: [], case: caseFile)
        #expect(diagnosis.category == .unknown)
        #expect(diagnosis.confidence == 0)
        #expect(diagnosis.advice != nil)
    }

    @Test func `the names of the rules are unique and lower case`() {
        let ids = RuleEngine.standard.rules.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
    }

    @Test func `each signal is explained by some rule with a fact of the control plane`() throws {
        let scene = DeploymentScene.troubled { $0.ended(restarts: 5) }
        let found = findings(of: scene)
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.evidence.contains { $0.trust == .controlPlane } })
        #expect(found.allSatisfy { !$0.remedies.isEmpty })
        #expect(found.allSatisfy { (0...1).contains($0.certainty) })
    }
}
