import Foundation
import Guardrails
import Incidents
import KubernetesModel

extension Situation {
    /// A situation in which anything may be the case, most of it harmless, so that some are automatic.
    static func random(using generator: inout SeededGenerator) -> Situation {
        var situation = Situation()
        situation.now = noon.addingTimeInterval(Double.random(in: 0..<604_800, using: &generator).rounded())
        situation.propose(
            generator.pick([
                .rolloutRestart, .rollbackWorkload(toRevision: 2),
                .scaleWorkload(replicas: Int.random(in: -1...12, using: &generator)),
                .setResources(
                    ResourceChange(
                        container: "web", memoryLimit: generator.pick(["64Mi", "100Mi", "128Mi", "200Mi", "x"]))),
            ]))
        situation.proposal.confidence = Double.random(in: 0.6...1, using: &generator)
        situation.proposal.hasTrustedEvidence = generator.isLucky(0.9)
        situation.proposal.blastRadius = .init(pods: 1, percent: Int.random(in: 0...60, using: &generator))
        situation.proposal.category = generator.isLucky(0.95) ? .image : .unknown
        situation.facts.isIgnored = generator.isLucky(0.05)
        if generator.isLucky(0.05) { situation.facts.gitOpsManager = "Flux" }
        if generator.isLucky(0.1) { situation.facts.autoscaler = "hpa" }
        situation.ownNamespace = generator.isLucky(0.03) ? "shop" : "midwatch-system"
        situation.policies = (0..<Int.random(in: 0...3, using: &generator)).map { number in
            .random("p\(number)", using: &generator)
        }
        for number in 0..<Int.random(in: 0...4, using: &generator) {
            situation.add(
                "areq-\(number)", incident: generator.pick(["checkout-0", "checkout-1"]),
                minutesAgo: Double.random(in: 0...90, using: &generator),
                progress: generator.pick([.helped, .helped, .failed, .inFlight]),
                target: generator.pick(["checkout", "cart", "search"]), namespace: generator.pick(["shop", "pay"]))
        }
        return situation
    }
}

extension AutonomyPolicy {
    static func random(_ name: String, using generator: inout SeededGenerator) -> AutonomyPolicy {
        var spec = Spec(mode: generator.isLucky(0.75) ? .auto : generator.pick(Mode.allCases))
        spec.actions = Action.Kind.allCases.filter { _ in generator.isLucky(0.9) }.map { kind in
            var bounds = Bounds()
            if generator.isLucky(0.3) { bounds.maxReplicas = Int.random(in: 1...10, using: &generator) }
            if generator.isLucky(0.3) { bounds.memoryLimitMax = generator.pick(["90Mi", "1Gi"]) }
            if generator.isLucky(0.3) { bounds.maxIncreasePercent = generator.pick([0, 50, 100, 300]) }
            return ActionRule(
                kind: kind, mode: generator.isLucky(0.8) ? nil : generator.pick(Mode.allCases),
                minConfidence: generator.isLucky(0.5) ? nil : Double.random(in: 0...1, using: &generator),
                bounds: bounds)
        }
        var limits = Limits()
        if generator.isLucky(0.3) { limits.actionsPerHour = Int.random(in: 0...4, using: &generator) }
        if generator.isLucky(0.3) { limits.perTargetPerHour = Int.random(in: 0...3, using: &generator) }
        if generator.isLucky(0.3) { limits.maxInFlight = Int.random(in: 0...3, using: &generator) }
        if generator.isLucky(0.3) { limits.maxPodsPercent = Int.random(in: 0...100, using: &generator) }
        if generator.isLucky(0.3) { limits.cooldown = generator.pick(["1m", "20m", "0", "soon"]) }
        spec.limits = limits
        if generator.isLucky(0.2) { spec.freezeWindows = [Window(from: "22:00", to: "06:00")] }
        if generator.isLucky(0.2) { spec.namespaces = .init(matchNames: [generator.pick(["shop", "pay"])]) }
        if generator.isLucky(0.05) { spec.killSwitch = true }
        return AutonomyPolicy(metadata: ObjectMeta(name: name), spec: spec)
    }
}
