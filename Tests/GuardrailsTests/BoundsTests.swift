import Foundation
import Guardrails
import Incidents
import KubernetesModel
import Testing

@Suite struct `Bounds` {
    /// A change, the bounds, and what is decided.
    struct Row: CustomTestStringConvertible, Sendable {
        var change: Action.Change
        var memoryMax: Quantity?
        var cpuMax: Quantity?
        var percent: Int?
        var minReplicas: Int?
        var maxReplicas: Int?
        var state: Decision.State
        var testDescription: String { "\(change) -> \(state)" }
    }

    private static func memory(limit: Quantity? = nil, request: Quantity? = nil) -> Action.Change {
        .setResources(ResourceChange(container: "web", memoryLimit: limit, memoryRequest: request))
    }

    private static func cpu(limit: Quantity? = nil, request: Quantity? = nil) -> Action.Change {
        .setResources(ResourceChange(container: "web", cpuLimit: limit, cpuRequest: request))
    }

    /// The workload began with 64Mi and 500m, asked for 32Mi and 100m, and has 4 replicas.
    private static let rows = [
        Row(change: memory(limit: "128Mi"), state: .auto),
        Row(change: memory(limit: "134217728"), state: .auto),
        Row(change: memory(limit: "134217729"), state: .denied),
        Row(change: memory(limit: "129Mi"), state: .denied),
        Row(change: memory(limit: "129Mi"), percent: 200, state: .auto),
        Row(change: memory(limit: "65Mi"), percent: 0, state: .denied),
        Row(change: memory(limit: "64Mi"), percent: 0, state: .auto),
        Row(change: memory(limit: "100Mi"), memoryMax: "100Mi", state: .auto),
        Row(change: memory(limit: "101Mi"), memoryMax: "100Mi", state: .denied),
        Row(change: memory(limit: "101Mi"), memoryMax: "100Mi", percent: 1000, state: .denied),
        Row(change: memory(limit: "lots"), state: .denied),
        Row(change: memory(limit: "0"), state: .denied),
        Row(change: memory(limit: "-1Mi"), state: .denied),
        Row(change: memory(request: "64Mi"), state: .auto),
        Row(change: memory(request: "65Mi"), state: .denied),
        Row(change: memory(request: "40Mi"), memoryMax: "32Mi", state: .denied),
        Row(change: cpu(limit: "1"), state: .auto),
        Row(change: cpu(limit: "1001m"), state: .denied),
        Row(change: cpu(limit: "800m"), cpuMax: "700m", state: .denied),
        Row(change: cpu(request: "200m"), state: .auto),
        Row(change: cpu(request: "0.3"), state: .denied),
        Row(change: .scaleWorkload(replicas: 8), state: .auto),
        Row(change: .scaleWorkload(replicas: 9), state: .denied),
        Row(change: .scaleWorkload(replicas: 9), maxReplicas: 10, state: .auto),
        Row(change: .scaleWorkload(replicas: 11), maxReplicas: 10, state: .denied),
        Row(change: .scaleWorkload(replicas: 1), state: .auto),
        Row(change: .scaleWorkload(replicas: 2), minReplicas: 3, state: .denied),
        Row(change: .scaleWorkload(replicas: .max), state: .denied),
    ]

    @Test(arguments: rows)
    func `Parameters lie within the bounds`(row: Row) {
        var situation = Situation()
        situation.propose(row.change)
        situation.policies = [
            .automatic().bounding({
                $0.memoryLimitMax = row.memoryMax
                $0.cpuLimitMax = row.cpuMax
                $0.maxIncreasePercent = row.percent
                $0.minReplicas = row.minReplicas
                $0.maxReplicas = row.maxReplicas
            })
        ]
        #expect(situation.verdict.decision.state == row.state)
        if row.state == .denied { #expect(situation.verdict.holdUntil == nil) }
    }

    @Test func `Growth is measured from where it began, however often the limit was raised since`() {
        var situation = Situation()
        situation.propose(Self.memory(limit: "256Mi"))
        #expect(
            situation.verdict.decision.reasons == [
                "memory limit 256Mi of container web is more than 100 % above the 64Mi that it began with, "
                    + "the most of policy all"
            ])
    }

    @Test func `A request that was not set grows from the limit`() {
        var situation = Situation()
        situation.facts.baselines["web"]?.requests = ResourceAmounts()
        situation.propose(Self.memory(request: "128Mi"))
        #expect(situation.verdict.decision.state == .auto)
        situation.propose(Self.memory(request: "129Mi"))
        #expect(situation.verdict.decision.state == .denied)
    }

    @Test func `Growth from what is not known needs a person`() {
        var situation = Situation()
        situation.facts.baselines = [:]
        situation.propose(Self.memory(limit: "65Mi"))
        #expect(situation.verdict.decision.state == .awaitingApproval)
        #expect(situation.verdict.decision.by == "guardrail/baseline")
    }

    @Test func `Replicas that are not known are not doubled`() {
        var situation = Situation()
        situation.facts.replicas = nil
        situation.propose(.scaleWorkload(replicas: 2))
        #expect(situation.verdict.decision.state == .denied)
        situation.policies = [.automatic().bounding({ $0.maxReplicas = 3 })]
        #expect(situation.verdict.decision.state == .auto)
    }

    @Test func `A policy that does not name the action keeps the built-in bounds`() {
        var situation = Situation()
        situation.propose(.scaleWorkload(replicas: 100))
        situation.policies = [.automatic().changing { $0.actions = [] }]
        #expect(situation.verdict.decision.state == .denied)
    }

    @Test func `Of several policies the smallest bound counts`() {
        var situation = Situation()
        situation.propose(.scaleWorkload(replicas: 6))
        situation.policies = [
            .automatic("a").bounding({ $0.maxReplicas = 10 }), .automatic("b").bounding({ $0.maxReplicas = 5 }),
        ]
        #expect(situation.verdict.decision.by == "policy/b")
        #expect(situation.verdict.decision.reasons == ["6 replicas are more than the 5 of policy b"])
    }
}
