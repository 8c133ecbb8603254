import Foundation
import Incidents
import KubernetesModel
import Remediation
import Testing

@testable import Operator

@Suite struct `A person's approval` {
    private typealias Fixture = ApprovalFixture

    @Test func `is taken for a request that waits for it`() throws {
        try Approval.check(Fixture.request(.awaitingApproval), now: Fixture.now)
    }

    @Test(arguments: [nil, .auto, .approved, .denied, .suggestOnly, .expired] as [Decision.State?])
    func `is refused for any other request`(state: Decision.State?) {
        #expect(throws: ApprovalError.self) { try Approval.check(Fixture.request(state), now: Fixture.now) }
    }

    @Test func `is refused for a request that was changed after it was proposed`() {
        var request = Fixture.request(.awaitingApproval)
        request.spec.action = Action(.scaleWorkload(replicas: 100), on: request.spec.action.target)
        let error = #expect(throws: ApprovalError.self) { try Approval.check(request, now: Fixture.now) }
        #expect(error?.message.contains("does not fit its hash") == true)
    }

    @Test func `is refused when it comes too late`() {
        let error = #expect(throws: ApprovalError.self) {
            try Approval.check(Fixture.request(.awaitingApproval), now: Fixture.now.addingTimeInterval(60))
        }
        #expect(error?.message.contains("expired") == true)
    }

    @Test func `names the person, the hash, and the reasons`() {
        let request = Fixture.request(.awaitingApproval)
        let decision = Approval.decision(.approve, request, by: "ada", reason: "I looked at it.", now: Fixture.now)
        #expect(decision.state == .approved)
        #expect(decision.by == "user/ada")
        #expect(
            decision.reasons == [
                "I looked at it.", "ada approved the action with the hash \(request.spec.hash)",
                "The policy asks for a person.",
            ])
        #expect(Approval.decision(.deny, request, by: "ada", reason: nil, now: Fixture.now).state == .denied)
    }
}
