import Foundation
import Incidents
import KubernetesModel
import Remediation

/// What a person may decide, as a pure function.
enum Approval {
    /// Checks that a request waits for a person.
    static func check(_ request: ActionRequest, now: Date) throws(ApprovalError) {
        let name = request.metadata.name
        guard request.isIntact else {
            throw ApprovalError("\(name) does not fit its hash: somebody changed it; leave it, and find out who")
        }
        guard let decision = request.status.decision else {
            throw ApprovalError("\(name) has not been looked at by the guardrails yet; try again in a moment")
        }
        guard decision.state == .awaitingApproval else {
            throw ApprovalError(
                "\(name) does not wait for a person: it is \(decision.state.rawValue) by \(decision.by)")
        }
        guard now < request.spec.expiresAt else {
            throw ApprovalError(
                "\(name) expired at \(request.spec.expiresAt.formatted(.iso8601)); a new one may follow")
        }
    }

    /// The decision as it is written, with the hash that it is for.
    static func decision(
        _ verdict: ApprovalDesk.Verdict, _ request: ActionRequest, by user: String, reason: String?, now: Date
    ) -> Decision {
        let isApproved = verdict == .approve
        let standard = "\(user) \(isApproved ? "approved" : "denied") the action with the hash \(request.spec.hash)"
        return Decision(
            state: isApproved ? .approved : .denied, by: "user/\(user)", at: now,
            reasons: [reason, standard].compactMap { $0 } + (request.status.decision?.reasons ?? []))
    }
}
