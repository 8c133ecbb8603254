import Incidents
import KubernetesModel

/// What is never done, whatever a policy says.
extension Question {
    /// The kinds that each action knows how to change, by API group. Nothing else is ever touched.
    private static let changeable: [Action.Kind: [String: Set<String>]] = [
        .restartPod: ["": ["Pod"]],
        .rolloutRestart: ["apps": ["Deployment", "StatefulSet", "DaemonSet"]],
        .rollbackWorkload: ["apps": ["Deployment", "StatefulSet", "DaemonSet"]],
        .scaleWorkload: ["apps": ["Deployment", "StatefulSet"]],
        .setResources: ["apps": ["Deployment", "StatefulSet", "DaemonSet"]],
        .retryJob: ["batch": ["Job"]],
    ]

    /// The namespace of the cluster's own components, which only a policy that names it opens.
    private static let systemNamespace = "kube-system"

    var targetObjections: [Objection] {
        let (action, target) = (proposal.action, facts.reference)
        var objections: [Objection] = []
        func deny(_ rule: String, _ reason: String) {
            objections.append(Objection(.deny, by: "guardrail/\(rule)", reason))
        }

        if action.target.kind != target.kind || action.target.name != target.name
            || action.target.namespace != target.namespace
        {
            deny("target", "the facts are of \(target.shortName), not of \(action.target.shortName)")
        }
        if !Self.isChangeable(target, by: action.kind) {
            deny(
                "kind", "\(action.kind.rawValue) never changes a \(target.kind) of \(target.apiVersion ?? "any group")")
        }
        let namespace = target.namespace ?? ""
        if namespace.isEmpty {
            deny("kind", "\(target.shortName) is in no namespace, and such objects are never changed")
        }
        if namespace == ownNamespace { deny("own-namespace", "\(namespace) is Midwatch's own namespace") }
        if namespace == Self.systemNamespace,
            !terms.contains(where: { $0.policy.spec.namespaces?.matchNames?.contains(namespace) ?? false })
        {
            deny("kube-system", "no policy names \(namespace) in spec.namespaces.matchNames")
        }
        if facts.isIgnored {
            deny(
                "ignored",
                "\(target.shortName), an owner or its namespace is annotated \(MidwatchGroup.ignoreAnnotation)")
        }
        return objections + scaleObjections + gitOpsObjections
    }

    private static func isChangeable(_ target: ObjectReference, by kind: Action.Kind) -> Bool {
        (changeable[kind] ?? [:]).contains { group, kinds in
            guard kinds.contains(target.kind) else { return false }
            guard let version = target.apiVersion else { return true }
            let parts = version.split(separator: "/")
            return group.isEmpty ? parts.count == 1 : parts.count == 2 && parts[0] == group
        }
    }

    private var scaleObjections: [Objection] {
        guard case .scaleWorkload(let replicas) = proposal.action.change else { return [] }
        var objections: [Objection] = []
        if replicas <= 0 {
            objections.append(
                Objection(.deny, by: "guardrail/scale-to-zero", "\(replicas) replicas would take the workload down"))
        }
        let resource = HorizontalPodAutoscaler.resource
        if let autoscaler = facts.autoscaler {
            objections.append(
                Objection(
                    .deny, by: "guardrail/autoscaler",
                    "the autoscaler \(autoscaler) owns the replicas of \(facts.reference.shortName)"))
        } else if !facts.unseen.isDisjoint(with: [resource.kind, resource.plural, resource.qualifiedName]) {
            objections.append(
                Objection(
                    .ask, by: "guardrail/autoscaler",
                    "\(resource.plural) cannot be read, so whether one owns the replicas is not known"))
        }
        return objections
    }

    private var gitOpsObjections: [Objection] {
        guard let manager = facts.gitOpsManager else { return [] }
        let reason = "\(facts.reference.shortName) is managed by \(manager): propose the change in Git"
        return [Objection(.suggest, by: "guardrail/gitops", reason)]
    }
}
