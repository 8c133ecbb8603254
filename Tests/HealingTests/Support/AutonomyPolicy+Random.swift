import Incidents
import KubernetesModel
import MidwatchTestKit

extension AutonomyPolicy {
    /// A policy that allows most actions by itself, from a low confidence on.
    static func random(_ name: String, using generator: inout SeededGenerator) -> AutonomyPolicy {
        var spec = Spec(mode: generator.isLucky(0.85) ? .auto : generator.pick(Mode.allCases))
        spec.actions = Action.Kind.allCases.filter { _ in generator.isLucky(0.9) }.map { kind in
            ActionRule(
                kind: kind, mode: generator.isLucky(0.85) ? nil : generator.pick(Mode.allCases),
                minConfidence: generator.isLucky(0.2) ? nil : generator.pick([0, 0.1, 0.5, 0.6]))
        }
        if generator.isLucky(0.1) { spec.namespaces = .init(matchNames: [generator.pick(["shop", "other"])]) }
        if generator.isLucky(0.03) { spec.killSwitch = true }
        return AutonomyPolicy(metadata: ObjectMeta(name: name), spec: spec)
    }

    /// One to three.
    static func several(using generator: inout SeededGenerator) -> [AutonomyPolicy] {
        let count = generator.isLucky(0.8) ? 1 : Int.random(in: 2...3, using: &generator)
        return (0..<count).map { random("policy-\($0)", using: &generator) }
    }
}
