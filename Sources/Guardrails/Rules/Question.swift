import Foundation
import Incidents
import KubernetesModel

/// All that the rules look at. Each rule gives its objections; the gravest of all decides.
struct Question {
    let proposal: Proposal
    let facts: TargetFacts
    /// The terms of each policy that matches.
    let terms: [PolicyTerms]
    let activity: Activity
    let now: Date
    let ownNamespace: String
    private let policyObjections: [Objection]

    init(
        _ proposal: Proposal, facts: TargetFacts, policies: [AutonomyPolicy], activity: Activity, now: Date,
        ownNamespace: String
    ) {
        self.proposal = proposal
        self.facts = facts
        self.activity = activity
        self.now = now
        self.ownNamespace = ownNamespace
        var terms: [PolicyTerms] = []
        var objections: [Objection] = []
        for policy in policies.sorted(by: { $0.metadata.name < $1.metadata.name }) {
            do throws(PolicyProblem) {
                if try policy.isFor(facts.scope) { terms.append(try PolicyTerms(policy, for: proposal.action.kind)) }
            } catch {
                let name = policy.metadata.name
                objections.append(
                    Objection(.deny, by: "policy/\(name)", "policy \(name) cannot be applied: \(error.description)"))
            }
        }
        self.terms = terms
        policyObjections = objections
    }

    /// Everything that speaks against the action, the gravest first.
    var objections: [Objection] {
        let all =
            targetObjections + policyObjections + stopObjections + modeObjections + boundsObjections
            + evidenceObjections + podsObjections + scheduleObjections + flightObjections + rateObjections
        return all.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    }
}
