import Foundation
import Guardrails
import Incidents
import KubernetesModel
import Testing

@Suite struct `Certainty` {
    @Test(
        "Confidence is measured against the rule's minimum, or else the built-in one",
        arguments: [
            (0.8, Double?.none, Decision.State.auto), (0.79, nil, .awaitingApproval), (1, nil, .auto),
            (0.5, 0.5, .auto), (0.49, 0.5, .awaitingApproval), (0, 0, .auto), (0.99, 1, .awaitingApproval),
            (1, 1, .auto),
            (.nan, 0, .awaitingApproval), (-1, 0, .awaitingApproval), (1.01, 0.5, .awaitingApproval),
            (.infinity, 0.5, .awaitingApproval),
        ])
    func confidence(_ confidence: Double, minimum: Double?, state: Decision.State) {
        var situation = Situation()
        situation.proposal.confidence = confidence
        situation.policies = [
            .automatic().changing { $0.actions = [.init(kind: .rollbackWorkload, minConfidence: minimum)] }
        ]
        #expect(situation.verdict.decision.state == state)
    }

    @Test func `Too little confidence is told with both figures`() {
        var situation = Situation()
        situation.proposal.confidence = 0.62
        #expect(situation.verdict.decision.reasons == ["confidence 0.62 is below the 0.8 that policy all asks for"])
    }

    @Test func `Without a trusted fact nothing is automatic`() {
        var situation = Situation()
        situation.proposal.hasTrustedEvidence = false
        #expect(situation.verdict.decision.state == .awaitingApproval)
        #expect(situation.verdict.decision.by == "guardrail/evidence")
        #expect(situation.verdict.holdUntil == nil)
    }

    @Test(arguments: [(Trust.controlPlane, true), (.measurement, true), (.workload, false)])
    func `Evidence of the control plane and measurements is trusted, a workload's own is not`(
        trust: Trust, isTrusted: Bool
    ) {
        let diagnosis = Diagnosis(
            category: .image, rootCause: "", object: .checkout, confidence: 0.9, decidedBy: .rules,
            evidence: [
                Evidence(source: "log", trust: .workload, text: ""), Evidence(source: "x", trust: trust, text: ""),
            ])
        let proposal = Proposal(
            request: "r", incident: "i", action: Action(.rolloutRestart, on: .checkout), diagnosis: diagnosis,
            blastRadius: nil)
        #expect(proposal.hasTrustedEvidence == isTrusted)
        #expect(proposal.confidence == 0.9)
    }

    @Test func `An unknown cause needs a person`() {
        var situation = Situation()
        situation.proposal.category = .unknown
        #expect(situation.verdict.decision.state == .awaitingApproval)
        #expect(situation.verdict.decision.by == "guardrail/unknown-cause")
    }
}
