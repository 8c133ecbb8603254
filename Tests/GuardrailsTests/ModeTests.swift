import Foundation
import Guardrails
import Incidents
import KubernetesModel
import Testing

@Suite struct `Modes and policies` {
    @Test func `An action that a policy leaves to Midwatch is automatic, and says which policy and figures allow it`() {
        let decision = Situation().verdict.decision
        #expect(decision.state == .auto)
        #expect(decision.by == "policy/all")
        #expect(decision.at == Situation.noon)
        #expect(
            decision.reasons == [
                "policy all has mode Auto for rollbackWorkload, and confidence 0.93 reaches its 0.8"
            ])
    }

    @Test func `With no policy Midwatch only observes`() {
        var situation = Situation()
        situation.policies = []
        #expect(situation.verdict.decision.state == .suggestOnly)
        #expect(situation.verdict.decision.by == "guardrail/no-policy")
        #expect(situation.verdict.decision.reasons == ["no policy matches: Observe"])
    }

    @Test(
        "The policy's mode and the action's give the stricter of the two",
        arguments: [
            (AutonomyPolicy.Mode.auto, AutonomyPolicy.Mode?.none, Decision.State.auto), (.auto, .auto, .auto),
            (.auto, .approve, .awaitingApproval), (.auto, .suggest, .suggestOnly), (.auto, .observe, .suggestOnly),
            (.approve, nil, .awaitingApproval), (.approve, .auto, .awaitingApproval),
            (.approve, .suggest, .suggestOnly),
            (.suggest, nil, .suggestOnly), (.suggest, .auto, .suggestOnly), (.suggest, .approve, .suggestOnly),
            (.observe, nil, .suggestOnly), (.observe, .auto, .suggestOnly), (.observe, .approve, .suggestOnly),
        ])
    func modes(policy: AutonomyPolicy.Mode, rule: AutonomyPolicy.Mode?, state: Decision.State) {
        var situation = Situation()
        situation.policies = [
            .automatic(mode: policy).changing { $0.actions = [.init(kind: .rollbackWorkload, mode: rule)] }
        ]
        #expect(situation.verdict.decision.state == state)
        #expect(situation.verdict.holdUntil == nil)
        if state != .auto {
            let mode = min(policy, rule ?? policy).rawValue
            #expect(situation.verdict.decision.reasons[0].hasPrefix("policy all has mode \(mode) for rollbackWorkload"))
        }
    }

    @Test(
        "An action that a policy does not name is a suggestion at most",
        arguments: AutonomyPolicy.Mode.allCases, [nil, [], [AutonomyPolicy.ActionRule(kind: .restartPod)]])
    func unnamed(mode: AutonomyPolicy.Mode, actions: [AutonomyPolicy.ActionRule]?) {
        var situation = Situation()
        situation.policies = [.automatic(mode: mode).changing { $0.actions = actions }]
        #expect(situation.verdict.decision.state == .suggestOnly)
    }

    @Test func `An action that is not named is a suggestion, and the reason says so`() {
        var situation = Situation()
        situation.policies = [.automatic().changing { $0.actions = nil }]
        #expect(
            situation.verdict.decision.reasons == [
                "policy all does not name rollbackWorkload, which leaves it at Suggest"
            ])
    }

    @Test func `Of two rules for one action the stricter counts`() {
        var situation = Situation()
        situation.policies = [
            .automatic().changing {
                $0.actions = [
                    .init(kind: .rollbackWorkload, minConfidence: 0.1), .init(kind: .rollbackWorkload, mode: .approve),
                ]
            }
        ]
        #expect(situation.verdict.decision.state == .awaitingApproval)
    }

    @Test func `Mode Approve names who may approve`() {
        var situation = Situation()
        situation.policies = [
            .automatic(mode: .approve).changing { $0.approvers = .init(groups: ["sre"], users: ["ann"]) }
        ]
        #expect(
            situation.verdict.decision.reasons == [
                "policy all has mode Approve for rollbackWorkload: group sre or user ann decides"
            ])
    }

    @Test func `Of several policies the strictest wins, in whatever order they come`() {
        var situation = Situation()
        let policies = [
            AutonomyPolicy.automatic("a"), .automatic("b", mode: .observe), .automatic("c", mode: .approve),
        ]
        for order in [policies, policies.reversed()] {
            situation.policies = order
            #expect(situation.verdict.decision.state == .suggestOnly)
            #expect(situation.verdict.decision.by == "policy/b")
            // Besides the deciding one, the others are told.
            #expect(situation.verdict.decision.reasons.count == 2)
        }
    }

    @Test func `Each aspect is taken from the policy that is strictest in it`() {
        var situation = Situation()
        situation.policies = [
            .automatic("a").changing { $0.actions = [.init(kind: .rollbackWorkload, minConfidence: 0.99)] },
            .automatic("b").changing { $0.limits = AutonomyPolicy.Limits() }.changing {
                $0.freezeWindows = [.init(from: "11:00", to: "13:00")]
            },
        ]
        let reasons = situation.verdict.decision.reasons
        #expect(reasons.contains { $0.contains("below the 0.99 that policy a asks for") })
        #expect(reasons.contains { $0.contains("the windows of policy b") })
    }

    @Test func `To escalate is always allowed, also under a kill switch and without a policy`() {
        var situation = Situation()
        situation.propose(.escalate(reason: "nobody knows"))
        situation.proposal.confidence = 0
        situation.proposal.hasTrustedEvidence = false
        for policies in [[], [AutonomyPolicy.automatic().changing { $0.killSwitch = true }]] {
            situation.policies = policies
            #expect(situation.verdict.decision.state == .auto)
            #expect(situation.clearance(after: .auto) == .proceed)
        }
    }

    @Test(
        "A policy is for what all of its selectors name",
        arguments: [
            (AutonomyPolicy.NamespaceSelector?.none, AutonomyPolicy.WorkloadSelector?.none, true),
            (.init(), .init(), true),
            (.init(matchNames: ["shop"]), nil, true), (.init(matchNames: ["pay", "shop"]), nil, true),
            (.init(matchNames: ["pay"]), nil, false), (.init(matchLabels: ["team": "shop"]), nil, true),
            (.init(matchLabels: ["team": "pay"]), nil, false),
            (.init(matchNames: ["shop"], matchLabels: ["team": "pay"]), nil, false),
            (nil, .init(matchNames: ["checkout"]), true), (nil, .init(matchNames: ["cart"]), false),
            (nil, .init(kinds: ["Deployment"]), true), (nil, .init(kinds: ["StatefulSet"]), false),
            (nil, .init(matchLabels: ["app": "checkout"]), true), (nil, .init(matchLabels: ["app": "cart"]), false),
            (.init(matchNames: ["shop"]), .init(matchNames: ["cart"]), false),
        ])
    func selectors(
        namespaces: AutonomyPolicy.NamespaceSelector?, workloads: AutonomyPolicy.WorkloadSelector?, matches: Bool
    ) {
        var situation = Situation()
        situation.policies = [
            .automatic().changing {
                $0.namespaces = namespaces
                $0.workloads = workloads
            }
        ]
        #expect(situation.verdict.decision.state == (matches ? .auto : .suggestOnly))
    }

    @Test func `A policy whose match depends on labels that are not seen allows nothing`() {
        var situation = Situation()
        situation.policies.append(.automatic("z").changing { $0.namespaces = .init(matchLabels: ["team": "pay"]) })
        #expect(situation.verdict.decision.state == .auto)
        situation.facts.scope.namespaceLabels = nil
        #expect(situation.verdict.decision.state == .denied)
        #expect(situation.verdict.decision.by == "policy/z")
        #expect(situation.verdict.decision.reasons[0].contains("spec.namespaces.matchLabels"))
        // Another selector that misses settles it.
        situation.policies[1].spec.namespaces?.matchNames = ["pay"]
        #expect(situation.verdict.decision.state == .auto)
    }
}
