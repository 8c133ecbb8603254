import Foundation
import Guardrails
import Incidents
import KubernetesModel

/// Everything that a decision depends on, at first such that the action is automatic. A test changes one thing.
struct Situation {
    /// Monday, 2 February 2026, 12:00 UTC.
    static let noon = Date(timeIntervalSince1970: 1_770_033_600)

    var proposal = Proposal(
        request: "areq-new", incident: "checkout-1", action: Action(.rollbackWorkload(toRevision: 3), on: .checkout),
        category: .image, confidence: 0.93, blastRadius: .init(pods: 4, percent: 25), hasTrustedEvidence: true)
    var facts = TargetFacts(
        reference: .checkout,
        scope: TargetScope(
            namespace: "shop", namespaceLabels: ["team": "shop"], kind: "Deployment", name: "checkout",
            labels: ["app": "checkout"]),
        replicas: 4, baselines: ["web": .web])
    var policies = [AutonomyPolicy.automatic()]
    var activity = Activity()
    var now = Self.noon
    var ownNamespace = "midwatch-system"

    var verdict: Verdict {
        Guardrails.decide(
            proposal, facts: facts, policies: policies, activity: activity, now: now, ownNamespace: ownNamespace)
    }

    func clearance(after state: Decision.State) -> Clearance {
        Guardrails.recheck(
            Decision(state: state, by: "test", at: now, reasons: []), of: proposal, facts: facts, policies: policies,
            activity: activity, now: now, ownNamespace: ownNamespace)
    }

    /// Changes the action, on a target that it knows how to change.
    mutating func propose(_ change: Action.Change, on reference: ObjectReference = .checkout) {
        proposal.action = Action(change, on: reference)
        facts.reference = reference
        facts.scope.namespace = reference.namespace ?? ""
        if reference.kind != "Pod" { (facts.scope.kind, facts.scope.name) = (reference.kind, reference.name) }
    }

    /// Adds something that was done on the target.
    mutating func add(
        _ request: String = "areq-old", incident: String = "checkout-0", minutesAgo: Double,
        progress: Activity.Entry.Progress = .helped, target: String = "checkout", namespace: String = "shop"
    ) {
        activity.entries.append(
            .init(
                request: request, incident: incident, kind: .rolloutRestart,
                scope: TargetScope(
                    namespace: namespace, namespaceLabels: [:], kind: "Deployment", name: target, labels: [:]),
                startedAt: now.addingTimeInterval(-minutesAgo * 60), progress: progress))
    }
}

extension ObjectReference {
    static let checkout = ObjectReference(
        apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "checkout", uid: "u1")
}

extension ResourceRequirements {
    /// 64Mi of memory at most, half of it asked for.
    static var web: ResourceRequirements {
        var requirements = ResourceRequirements()
        requirements.limits = ResourceAmounts(cpu: "500m", memory: "64Mi")
        requirements.requests = ResourceAmounts(cpu: "100m", memory: "32Mi")
        return requirements
    }
}

extension AutonomyPolicy {
    /// A policy for everything, which names every kind of action.
    static func automatic(_ name: String = "all", mode: Mode = .auto) -> AutonomyPolicy {
        var spec = Spec(mode: mode)
        spec.actions = Action.Kind.allCases.map { ActionRule(kind: $0) }
        return AutonomyPolicy(metadata: ObjectMeta(name: name), spec: spec)
    }

    /// The same policy with something changed.
    func changing(_ change: (inout Spec) -> Void) -> AutonomyPolicy {
        var policy = self
        change(&policy.spec)
        return policy
    }

    /// The same policy with limits.
    func limiting(_ change: (inout Limits) -> Void) -> AutonomyPolicy {
        var limits = spec.limits ?? Limits()
        change(&limits)
        return changing { $0.limits = limits }
    }

    /// The same policy with bounds on every action.
    func bounding(_ change: (inout Bounds) -> Void) -> AutonomyPolicy {
        var bounds = Bounds()
        change(&bounds)
        return changing { $0.actions = $0.actions?.map { ActionRule(kind: $0.kind, mode: $0.mode, bounds: bounds) } }
    }
}
