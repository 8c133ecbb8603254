import Foundation
import Guardrails
import Incidents
import KubernetesModel
import Testing

@Suite struct `Policies that cannot be understood` {
    /// A slip in a policy, and the field that the reason names.
    struct Slip: CustomTestStringConvertible, Sendable {
        let field: String
        let policy: AutonomyPolicy
        var testDescription: String { field }

        init(_ field: String, _ change: (inout AutonomyPolicy.Spec) -> Void) {
            self.field = field
            policy = .automatic().changing(change)
        }
    }

    private typealias Window = AutonomyPolicy.Window

    private static func limits(_ change: (inout AutonomyPolicy.Limits) -> Void) -> AutonomyPolicy.Limits {
        var limits = AutonomyPolicy.Limits()
        change(&limits)
        return limits
    }

    private static func bounds(_ change: (inout AutonomyPolicy.Bounds) -> Void) -> [AutonomyPolicy.ActionRule] {
        var bounds = AutonomyPolicy.Bounds()
        change(&bounds)
        // The slip is in the rule of another action: it counts all the same.
        return [.init(kind: .rollbackWorkload), .init(kind: .setResources, bounds: bounds)]
    }

    private static let cooldowns = ["", "5", "5 m", "m", "five", "5d", "1h5", "-5m", "1e3s", "..s", "9999999999999h"]
    private static let times = ["", "9:00", "25:00", "24:01", "12:60", "12", "12:00:00", "ab:cd", "٢٢:٠٠", "-1:00"]

    private static let slips: [Slip] =
        cooldowns.map { text in Slip("spec.limits.cooldown") { $0.limits = limits { $0.cooldown = text } } }
        + times.map { text in
            Slip("spec.freezeWindows[0].from") { $0.freezeWindows = [Window(from: text, to: "06:00")] }
        }
        + times.map { text in
            Slip("spec.allowedWindows[0].to") { $0.allowedWindows = [Window(from: "01:00", to: text)] }
        }
        + [
            Slip("spec.freezeWindows[0].from") { $0.freezeWindows = [Window(from: "24:00", to: "06:00")] },
            Slip("spec.freezeWindows[1].to") {
                $0.freezeWindows = [Window(from: "01:00", to: "02:00"), Window(from: "06:00", to: "06:00")]
            },
            Slip("spec.freezeWindows[0].days") { $0.freezeWindows = [Window(days: [], from: "01:00", to: "02:00")] },
            Slip("spec.freezeWindows[0].days") {
                $0.freezeWindows = [Window(days: ["mon"], from: "01:00", to: "02:00")]
            },
            Slip("spec.freezeWindows[0].days") {
                $0.freezeWindows = [Window(days: ["Monday"], from: "01:00", to: "02:00")]
            },
            Slip("spec.limits.actionsPerHour") { $0.limits = limits { $0.actionsPerHour = -1 } },
            Slip("spec.limits.perTargetPerHour") { $0.limits = limits { $0.perTargetPerHour = -1 } },
            Slip("spec.limits.maxInFlight") { $0.limits = limits { $0.maxInFlight = -1 } },
            Slip("spec.limits.maxPodsPercent") { $0.limits = limits { $0.maxPodsPercent = -1 } },
            Slip("spec.limits.maxPodsPercent") { $0.limits = limits { $0.maxPodsPercent = 101 } },
            Slip("spec.actions[0].minConfidence") { $0.actions = [.init(kind: .retryJob, minConfidence: 80)] },
            Slip("spec.actions[0].minConfidence") { $0.actions = [.init(kind: .retryJob, minConfidence: -0.1)] },
            Slip("spec.actions[0].minConfidence") {
                $0.actions = [.init(kind: .rollbackWorkload, minConfidence: .nan)]
            },
            Slip("spec.actions[1].bounds.memoryLimitMax") { $0.actions = bounds { $0.memoryLimitMax = "1 Gi" } },
            Slip("spec.actions[1].bounds.memoryLimitMax") { $0.actions = bounds { $0.memoryLimitMax = "0" } },
            Slip("spec.actions[1].bounds.cpuLimitMax") { $0.actions = bounds { $0.cpuLimitMax = "two" } },
            Slip("spec.actions[1].bounds.maxIncreasePercent") { $0.actions = bounds { $0.maxIncreasePercent = -1 } },
            Slip("spec.actions[1].bounds.minReplicas") { $0.actions = bounds { $0.minReplicas = 0 } },
            Slip("spec.actions[1].bounds.maxReplicas") { $0.actions = bounds { $0.maxReplicas = 0 } },
            Slip("spec.actions[1].bounds.maxReplicas") {
                $0.actions = bounds {
                    $0.minReplicas = 3
                    $0.maxReplicas = 2
                }
            },
            Slip("spec.namespaces.matchNames") { $0.namespaces = .init(matchNames: []) },
            Slip("spec.workloads.matchNames") { $0.workloads = .init(matchNames: []) },
            Slip("spec.workloads.kinds") { $0.workloads = .init(kinds: []) },
        ]

    @Test(arguments: slips)
    func `A policy with a slip allows nothing, and the reason names the field`(slip: Slip) {
        var situation = Situation()
        situation.policies.append(slip.policy)
        let decision = situation.verdict.decision
        #expect(decision.state == .denied)
        #expect(decision.by == "policy/all")
        #expect(decision.reasons[0].hasPrefix("policy all cannot be applied: \(slip.field): "), "\(decision.reasons)")
        #expect(situation.clearance(after: .approved) != .proceed)
    }

    @Test func `A slip in a policy for something else does no harm`() {
        var situation = Situation()
        situation.policies.append(
            .automatic("pay").changing {
                $0.namespaces = .init(matchNames: ["pay"])
                $0.limits = Self.limits { $0.cooldown = "soon" }
            })
        #expect(situation.verdict.decision.state == .auto)
    }

    @Test(arguments: [
        ("5m", 300.0), ("90s", 90), ("1h30m", 5400), ("1.5h", 5400), ("250ms", 0.25), ("0", 0), ("+1m", 60), ("0s", 0),
        (".5m", 30), ("1h0m1s", 3601),
    ])
    func `Durations are read as Go writes them`(text: String, seconds: Double) {
        var situation = Situation()
        situation.policies = [.automatic().limiting({ $0.cooldown = text })]
        situation.add(minutesAgo: 0)
        let expected = seconds > 0 ? Situation.noon.addingTimeInterval(seconds) : nil
        #expect(situation.verdict.holdUntil == expected)
        #expect(situation.verdict.decision.state == (seconds > 0 ? .awaitingApproval : .auto))
    }
}
