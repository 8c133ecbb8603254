import Foundation
import Guardrails
import Incidents
import KubernetesModel

/// What Midwatch may do with the target by itself, in a line for each policy that matches.
struct PolicyCollector: Collector {
    func readings(of scene: Scene) -> [Reading] {
        [Reading("the autonomy policies") { Self.gather(scene) }]
    }

    private static func gather(_ scene: Scene) -> Gathered {
        let scope = TargetScope(of: scene.workload?.reference ?? scene.target, in: scene.snapshot)
        let lines = scene.subject.policies.sorted { $0.metadata.name < $1.metadata.name }.compactMap { policy in
            line(policy, scope).map { (policy.metadata.name, $0) }
        }
        guard !lines.isEmpty else {
            return Gathered(items: [
                .item(
                    .policy, from: "autonomypolicy", at: scene.now, relevance: Relevance.well,
                    "no policy matches the target: Midwatch only observes")
            ])
        }
        return Gathered(
            items: lines.map { name, text in
                .item(.policy, from: "autonomypolicy/\(name)", at: scene.now, relevance: Relevance.well, text)
            })
    }

    /// Nil for a policy that is not for the target.
    private static func line(_ policy: AutonomyPolicy, _ scope: TargetScope) -> String? {
        do {
            guard try policy.isFor(scope) else { return nil }
        } catch {
            return "allows nothing, because it cannot be understood: \(error)"
        }
        let spec = policy.spec
        let actions = (spec.actions ?? []).map { rule in
            let mode = min(spec.mode, rule.mode ?? spec.mode)
            return "\(rule.kind.rawValue) \(mode.rawValue)"
                + (rule.minConfidence.map { " from confidence \(Wording.number($0))" } ?? "")
        }
        var text = "mode \(spec.mode.rawValue)"
        if !actions.isEmpty { text += ": \(actions.joined(separator: ", ")); others Suggest at most" }
        if spec.killSwitch == true { text += "; its kill switch is on, so nothing is done" }
        return text
    }
}
