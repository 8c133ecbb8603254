import Foundation
import Guardrails
import Incidents
import KubernetesModel
import Testing

/// What must hold in every situation, tried on many.
@Suite struct `Invariants` {
    private static let count = 5_000

    private func forEachSituation(seed: UInt64, _ body: (Situation, inout SeededGenerator) -> Void) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<Self.count {
            let situation = Situation.random(using: &generator)
            body(situation, &generator)
        }
    }

    /// The policies that are for the situation, told independently: the generator selects by namespace name alone.
    private func matching(_ situation: Situation) -> [AutonomyPolicy] {
        situation.policies.filter { $0.spec.namespaces?.matchNames?.contains("shop") ?? true }
    }

    @Test func `An automatic action has everything that speaks for it, in every policy that matches`() {
        var automatic = 0
        forEachSituation(seed: 1) { situation, _ in
            guard situation.verdict.decision.state == .auto else { return }
            automatic += 1
            let (proposal, policies) = (situation.proposal, matching(situation))
            #expect(!policies.isEmpty)
            #expect(proposal.hasTrustedEvidence && proposal.category != .unknown)
            #expect(
                !situation.facts.isIgnored && situation.facts.gitOpsManager == nil && situation.ownNamespace != "shop")
            if case .scaleWorkload(let replicas) = proposal.action.change {
                #expect(replicas > 0 && situation.facts.autoscaler == nil)
            }
            for policy in policies {
                let rule = policy.spec.actions?.first { $0.kind == proposal.action.kind }
                #expect(policy.spec.mode == .auto)
                #expect(rule != nil && rule?.mode ?? .auto == .auto)
                #expect(proposal.confidence >= rule?.minConfidence ?? 0.8)
                #expect(policy.spec.killSwitch != true && policy.spec.limits?.cooldown != "soon")
                #expect(proposal.blastRadius.map { $0.percent <= policy.spec.limits?.maxPodsPercent ?? 50 } ?? false)
                let inFlight = situation.activity.entries.filter {
                    $0.progress == .inFlight
                        && policy.spec.namespaces?.matchNames?.contains($0.scope.namespace) ?? true
                }
                #expect(inFlight.count < policy.spec.limits?.maxInFlight ?? 2)
            }
        }
        // The check is worth nothing where nothing is automatic.
        #expect(automatic > 100)
    }

    @Test func `One more policy never allows more`() {
        forEachSituation(seed: 2) { situation, generator in
            var stricter = situation
            stricter.policies.append(.random("q", using: &generator))
            let (before, after) = (situation.verdict.decision.state, stricter.verdict.decision.state)
            // Without any policy nothing is allowed; the first one may allow.
            guard !matching(situation).isEmpty else { return }
            #expect(after.strictness <= before.strictness)
        }
    }

    @Test func `What the guardrails decide, the check right before execution does not contradict`() {
        forEachSituation(seed: 3) { situation, _ in
            let verdict = situation.verdict
            let proceeds = situation.clearance(after: .auto) == .proceed
            #expect(proceeds == (verdict.decision.state == .auto))
            // A person cannot lift a denial or a suggestion.
            if [.denied, .suggestOnly].contains(verdict.decision.state) {
                #expect(situation.clearance(after: .approved) != .proceed)
            }
        }
    }

    @Test func `Every decision has reasons and an author, and a hold lies ahead`() {
        forEachSituation(seed: 4) { situation, _ in
            let verdict = situation.verdict
            #expect(!verdict.decision.reasons.isEmpty && verdict.decision.reasons.allSatisfy { !$0.isEmpty })
            #expect(verdict.decision.by.hasPrefix("policy/") || verdict.decision.by.hasPrefix("guardrail/"))
            #expect(verdict.decision.at == situation.now)
            if let until = verdict.holdUntil {
                #expect(verdict.decision.state == .awaitingApproval)
                #expect(until > situation.now)
            }
        }
    }

    @Test func `The order of policies and of what was done does not matter`() {
        forEachSituation(seed: 5) { situation, generator in
            var shuffled = situation
            shuffled.policies.shuffle(using: &generator)
            shuffled.activity.entries.shuffle(using: &generator)
            #expect(shuffled.verdict.decision.state == situation.verdict.decision.state)
            #expect(shuffled.verdict.holdUntil == situation.verdict.holdUntil)
        }
    }
}

extension Decision.State {
    /// How much a decision allows.
    fileprivate var strictness: Int {
        switch self {
        case .auto: 3
        case .awaitingApproval, .approved, .expired: 2
        case .suggestOnly: 1
        case .denied: 0
        }
    }
}
