import Foundation
import Guardrails
import Incidents
import KubernetesModel
import Testing

@Suite struct `The check right before execution` {
    @Test(arguments: [Decision.State.auto, .approved])
    func `What was allowed and still is proceeds`(state: Decision.State) {
        #expect(Situation().clearance(after: state) == .proceed)
    }

    @Test(arguments: [Decision.State.denied, .awaitingApproval, .suggestOnly, .expired])
    func `What nobody allowed does not`(state: Decision.State) {
        guard case .deny(let by, _) = Situation().clearance(after: state) else {
            Issue.record("it was not denied")
            return
        }
        #expect(by == "guardrail/undecided")
    }

    /// What has changed since the decision, and what becomes of an automatic and of an approved action.
    struct Change: CustomTestStringConvertible, Sendable {
        enum Result: Sendable { case proceeds, held, denied }

        let what: String
        let auto: Result
        let approved: Result
        let apply: @Sendable (inout Situation) -> Void
        var testDescription: String { what }
    }

    private static let changes = [
        Change(what: "the kill switch", auto: .denied, approved: .denied) { $0.policies[0].spec.killSwitch = true },
        Change(what: "a freeze", auto: .held, approved: .held) {
            $0.policies[0].spec.freezeWindows = [.init(from: "11:00", to: "13:00")]
        },
        Change(what: "a policy that cannot be read", auto: .denied, approved: .denied) {
            $0.policies = [$0.policies[0].limiting({ $0.cooldown = "?" })]
        },
        Change(what: "mode Observe", auto: .denied, approved: .denied) { $0.policies[0].spec.mode = .observe },
        Change(what: "mode Approve", auto: .denied, approved: .proceeds) { $0.policies[0].spec.mode = .approve },
        Change(what: "no policy", auto: .denied, approved: .denied) { $0.policies = [] },
        Change(what: "the ignore mark", auto: .denied, approved: .denied) { $0.facts.isIgnored = true },
        Change(what: "GitOps", auto: .denied, approved: .denied) { $0.facts.gitOpsManager = "Flux" },
        Change(what: "too little confidence", auto: .denied, approved: .proceeds) { $0.proposal.confidence = 0.1 },
        Change(what: "no trusted evidence", auto: .denied, approved: .proceeds) {
            $0.proposal.hasTrustedEvidence = false
        },
        Change(what: "too many pods", auto: .denied, approved: .denied) {
            $0.proposal.blastRadius = .init(pods: 4, percent: 100)
        },
        Change(what: "the target in flight", auto: .held, approved: .held) {
            $0.add(minutesAgo: 10, progress: .inFlight)
        },
        Change(what: "a cool-down", auto: .held, approved: .proceeds) { $0.add(minutesAgo: 1) },
        Change(what: "a full hour", auto: .held, approved: .proceeds) {
            for number in 0..<12 { $0.add("a\(number)", minutesAgo: 20, target: "t\(number)") }
        },
        Change(what: "all in flight", auto: .held, approved: .held) {
            for number in 0..<2 { $0.add("a\(number)", minutesAgo: 20, progress: .inFlight, target: "t\(number)") }
        },
        Change(what: "its own record in flight", auto: .proceeds, approved: .proceeds) {
            $0.add("areq-new", incident: "checkout-1", minutesAgo: 0, progress: .inFlight)
        },
    ]

    @Test(arguments: changes)
    func `What has changed since the decision counts`(change: Change) {
        var situation = Situation()
        change.apply(&situation)
        for (state, expected) in [(Decision.State.auto, change.auto), (.approved, change.approved)] {
            let result: Change.Result =
                switch situation.clearance(after: state) {
                case .proceed: .proceeds
                case .hold: .held
                case .deny: .denied
                }
            #expect(result == expected, "\(state)")
        }
    }

    @Test func `A hold says until when and why`() {
        var situation = Situation()
        situation.policies[0].spec.freezeWindows = [.init(from: "11:00", to: "13:00")]
        #expect(
            situation.clearance(after: .approved)
                == .hold(
                    until: Situation.noon.addingTimeInterval(3600),
                    reasons: ["the windows of policy all let nothing be done until 2026-02-02T13:00:00Z"]))
    }
}
