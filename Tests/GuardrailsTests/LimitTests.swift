import Foundation
import Guardrails
import Incidents
import KubernetesModel
import Testing

@Suite struct `Limits` {
    @Test(arguments: [(11, true), (12, false), (13, false)])
    func `No more than so many actions are begun in an hour`(count: Int, isAllowed: Bool) {
        var situation = Situation()
        for number in 0..<count {
            situation.add("areq-\(number)", minutesAgo: 10 + Double(number), target: "other-\(number)")
        }
        #expect(situation.verdict.decision.state == (isAllowed ? .auto : .awaitingApproval))
    }

    @Test func `A limit of an hour holds until enough of them are an hour old`() {
        var situation = Situation()
        situation.policies = [.automatic().limiting({ $0.actionsPerHour = 2 })]
        for minutes in [50.0, 40, 30] { situation.add("areq-\(minutes)", minutesAgo: minutes, target: "t-\(minutes)") }
        // The action of 40 minutes ago must leave the hour, so that one of two is left.
        #expect(situation.verdict.holdUntil == Situation.noon.addingTimeInterval(20 * 60))
        #expect(
            situation.verdict.decision.reasons == [
                "3 actions were begun in the last hour, and policy all allows 2"
            ])
        situation.now = Situation.noon.addingTimeInterval(20 * 60)
        #expect(situation.verdict.decision.state == .auto)
    }

    @Test func `Only what a policy matches counts against it`() {
        var situation = Situation()
        situation.policies = [
            .automatic().changing { $0.namespaces = .init(matchNames: ["shop"]) }.limiting({ $0.actionsPerHour = 1 }
            )
        ]
        situation.add(minutesAgo: 30, target: "ledger", namespace: "pay")
        #expect(situation.verdict.decision.state == .auto)
        situation.add(minutesAgo: 30, target: "cart")
        #expect(situation.verdict.decision.state == .awaitingApproval)
    }

    @Test func `What may match counts`() {
        var situation = Situation()
        situation.policies = [
            .automatic().changing { $0.workloads = .init(matchLabels: ["app": "checkout"]) }
                .limiting({ $0.actionsPerHour = 1 })
        ]
        situation.add(minutesAgo: 30, target: "gone")
        situation.activity.entries[0].scope.labels = nil
        #expect(situation.verdict.decision.state == .awaitingApproval)
    }

    @Test(arguments: [(2, true), (3, false)])
    func `No more than so many actions an hour are done on one workload`(count: Int, isAllowed: Bool) {
        var situation = Situation()
        for number in 0..<count { situation.add("areq-\(number)", minutesAgo: 10 + Double(number)) }
        #expect(situation.verdict.decision.state == (isAllowed ? .auto : .awaitingApproval))
        if !isAllowed {
            #expect(situation.verdict.holdUntil == Situation.noon.addingTimeInterval((60 - 12) * 60))
        }
    }

    @Test(arguments: [(4.9, false), (5, true)])
    func `Between two actions on a workload lies the cool-down`(minutesAgo: Double, isAllowed: Bool) {
        var situation = Situation()
        situation.add(minutesAgo: minutesAgo)
        #expect(situation.verdict.decision.state == (isAllowed ? .auto : .awaitingApproval))
        if !isAllowed {
            #expect(situation.verdict.holdUntil == Situation.noon.addingTimeInterval((5 - minutesAgo) * 60))
        }
    }

    @Test(
        "A further attempt of the same incident need not wait once the one before has failed",
        arguments: [
            ("checkout-1", Activity.Entry.Progress.failed, true), ("checkout-1", .helped, false),
            ("checkout-0", .failed, false), ("checkout-0", .helped, false),
        ])
    func followUp(incident: String, progress: Activity.Entry.Progress, isAllowed: Bool) {
        var situation = Situation()
        situation.add(incident: incident, minutesAgo: 1, progress: progress)
        #expect(situation.verdict.decision.state == (isAllowed ? .auto : .awaitingApproval))
    }

    @Test func `Attempts of one incident are bounded even where each has failed`() {
        var situation = Situation()
        for number in 0..<3 {
            situation.add("areq-\(number)", incident: "checkout-1", minutesAgo: Double(number + 1), progress: .failed)
        }
        #expect(situation.verdict.decision.state == .awaitingApproval)
    }

    @Test func `The cool-down is counted from the end of the action before`() {
        var situation = Situation()
        situation.add(minutesAgo: 7)
        situation.activity.entries[0].endedAt = Situation.noon.addingTimeInterval(-120)
        #expect(situation.verdict.holdUntil == Situation.noon.addingTimeInterval(180))
    }

    @Test func `One action at a time is done on a workload`() {
        var situation = Situation()
        situation.add(incident: "checkout-1", minutesAgo: 10, progress: .inFlight)
        #expect(situation.verdict.decision.state == .awaitingApproval)
        #expect(situation.verdict.decision.by == "guardrail/one-at-a-time")
        #expect(situation.verdict.holdUntil == Situation.noon.addingTimeInterval(15))
    }

    @Test(arguments: [(1, 2, true), (2, 2, false), (2, 3, true), (0, 0, false)])
    func `So many actions are in flight at once`(count: Int, most: Int, isAllowed: Bool) {
        var situation = Situation()
        situation.policies = [.automatic().limiting({ $0.maxInFlight = most })]
        for number in 0..<count {
            situation.add("areq-\(number)", minutesAgo: 10, progress: .inFlight, target: "other-\(number)")
        }
        #expect(situation.verdict.decision.state == (isAllowed ? .auto : .awaitingApproval))
    }

    @Test func `A request does not stand in its own way`() {
        var situation = Situation()
        situation.add("areq-new", incident: "checkout-1", minutesAgo: 0, progress: .inFlight)
        #expect(situation.verdict.decision.state == .auto)
        // One of the same name in another namespace is another one.
        situation.activity.entries[0].scope.namespace = "pay"
        situation.policies = [.automatic().limiting({ $0.maxInFlight = 1 })]
        #expect(situation.verdict.decision.state == .awaitingApproval)
    }

    @Test func `A limit of zero is not waited for`() {
        for limits in [
            AutonomyPolicy.automatic().limiting({ $0.actionsPerHour = 0 }),
            .automatic().limiting({ $0.perTargetPerHour = 0 }), .automatic().limiting({ $0.maxInFlight = 0 }),
        ] {
            var situation = Situation()
            situation.policies = [limits]
            #expect(situation.verdict.decision.state == .awaitingApproval)
            #expect(situation.verdict.holdUntil == nil)
        }
    }

    @Test func `Waiting is said to help only where nothing else is in the way`() {
        var situation = Situation()
        situation.add(minutesAgo: 1)
        #expect(situation.verdict.holdUntil != nil)
        situation.proposal.confidence = 0.1
        #expect(situation.verdict.holdUntil == nil)
        #expect(situation.verdict.decision.reasons.count == 2)
    }

    @Test func `The latest of several times is when to ask again`() {
        var situation = Situation()
        situation.add(minutesAgo: 1)
        situation.policies = [.automatic().changing { $0.freezeWindows = [.init(from: "11:00", to: "12:30")] }]
        #expect(situation.verdict.holdUntil == Situation.noon.addingTimeInterval(30 * 60))
    }
}
