public import Foundation
public import Incidents

/// What may be done, where, when and how much of it: a pure function of the action, the policies, what is known of the
/// target, what was done of late, and the time.
///
/// Every rule gives its objections, and the gravest decides:
///
/// - *deny*: the hard denials that no policy lifts, a kill switch, parameters out of bounds, too large a share of the
///   workload, and a policy that cannot be understood or whose match cannot be told;
/// - *suggest*: mode Observe or Suggest, an action that a policy does not name, no policy at all, a target that GitOps
///   manages;
/// - *ask*: mode Approve, too little confidence, no trusted evidence, an unknown cause, what has no measure;
/// - *hold*: a freeze window, actions in flight; a person's approval does not shorten it;
/// - *wait*: a cool-down, the limits of an hour; a person's approval does.
///
/// Of several policies that match, each gives its objections, so the strictest wins in each aspect. A policy's mode is
/// the most that its actions get: one that is set to Observe stops them all.
public enum Guardrails {
    /// Decides whether an action may be carried out.
    ///
    /// - Parameters:
    ///   - proposal: The action and what it rests on.
    ///   - facts: What is known of the target.
    ///   - policies: All that there are; those that match are found here.
    ///   - activity: What was done of late and is in flight, cluster-wide.
    ///   - now: The time.
    ///   - ownNamespace: The namespace in which Midwatch itself runs.
    public static func decide(
        _ proposal: Proposal, facts: TargetFacts, policies: [AutonomyPolicy], activity: Activity, now: Date,
        ownNamespace: String
    ) -> Verdict {
        guard proposal.action.kind != .escalate else { return escalation(at: now) }
        let question = Question(
            proposal, facts: facts, policies: policies, activity: activity, now: now, ownNamespace: ownNamespace)
        let objections = question.objections
        guard let gravest = objections.first else {
            return Verdict(decision: permission(under: question.terms, for: proposal, at: now))
        }
        let state: Decision.State =
            switch gravest.effect {
            case .deny: .denied
            case .suggest: .suggestOnly
            case .ask, .hold, .wait: .awaitingApproval
            }
        let decision = Decision(state: state, by: gravest.by, at: now, reasons: objections.map(\.reason))
        // Waiting helps only where nothing else is in the way.
        let times = objections.compactMap(\.until)
        return Verdict(decision: decision, holdUntil: times.count == objections.count ? times.max() : nil)
    }

    /// Checks once more, right before an action that was allowed is carried out: what a policy or the target has become
    /// in between counts. A person's approval stands for what a person may decide: confidence, mode Approve, a limit of
    /// an hour; not for the rest.
    ///
    /// - Parameters:
    ///   - decision: What allowed it.
    ///   - proposal: The action and what it rests on.
    ///   - facts: What is known of the target now.
    ///   - policies: All that there are now.
    ///   - activity: What was done of late and is in flight, cluster-wide; the action's own request does not count.
    ///   - now: The time.
    ///   - ownNamespace: The namespace in which Midwatch itself runs.
    public static func recheck(
        _ decision: Decision, of proposal: Proposal, facts: TargetFacts, policies: [AutonomyPolicy],
        activity: Activity, now: Date, ownNamespace: String
    ) -> Clearance {
        guard decision.state.allowsExecution else {
            return .deny(
                by: "guardrail/undecided", reasons: ["the decision is \(decision.state.rawValue), which allows nothing"]
            )
        }
        guard proposal.action.kind != .escalate else { return .proceed }
        let question = Question(
            proposal, facts: facts, policies: policies, activity: activity, now: now, ownNamespace: ownNamespace)
        let objections = question.objections.filter { decision.state == .auto || !$0.isSettledByApproval }
        guard let gravest = objections.first else { return .proceed }
        let reasons = objections.map(\.reason)
        let times = objections.compactMap(\.until)
        guard times.count == objections.count, let until = times.max() else {
            return .deny(by: gravest.by, reasons: reasons)
        }
        return .hold(until: until, reasons: reasons)
    }

    private static func escalation(at now: Date) -> Verdict {
        Verdict(
            decision: Decision(
                state: .auto, by: "guardrail/escalate", at: now, reasons: ["to escalate changes nothing in the cluster"]
            ))
    }

    private static func permission(under terms: [PolicyTerms], for proposal: Proposal, at now: Date) -> Decision {
        Decision(
            state: .auto, by: terms.first.map { "policy/\($0.name)" } ?? "guardrail/no-policy", at: now,
            reasons: terms.map { terms in
                "policy \(terms.name) has mode Auto for \(proposal.action.kind.rawValue), and confidence "
                    + "\(proposal.confidence) reaches its \(terms.minConfidence)"
            })
    }
}
