package import Incidents
import KubernetesModel

/// Whether a condition of a policy's selectors holds; nil where it depends on labels that are not seen.
private struct Condition {
    let field: String
    let holds: Bool?
}

extension AutonomyPolicy {
    /// Whether the policy is for a target: every selector that is given must hold.
    ///
    /// - Throws: ``PolicyProblem`` where that cannot be told.
    package func isFor(_ scope: TargetScope) throws(PolicyProblem) -> Bool {
        if let problem = selectorProblem { throw problem }
        let conditions = self.conditions(for: scope)
        if conditions.contains(where: { $0.holds == false }) { return false }
        if let unknown = conditions.first(where: { $0.holds == nil }) {
            throw PolicyProblem(
                field: unknown.field,
                problem: "the labels it asks for are not seen on \(scope.namespace)/\(scope.name) or its namespace")
        }
        return true
    }

    /// Whether what was done on a target counts for the policy; what cannot be told counts.
    func counts(_ scope: TargetScope) -> Bool {
        !conditions(for: scope).contains { $0.holds == false }
    }

    private func conditions(for scope: TargetScope) -> [Condition] {
        let (namespaces, workloads) = (spec.namespaces, spec.workloads)
        return [
            namespaces?.matchNames.map {
                Condition(field: "spec.namespaces.matchNames", holds: $0.contains(scope.namespace))
            },
            namespaces?.matchLabels.map { labels in
                Condition(field: "spec.namespaces.matchLabels", holds: scope.namespaceLabels?.contains(labels))
            },
            workloads?.kinds.map { Condition(field: "spec.workloads.kinds", holds: $0.contains(scope.kind)) },
            workloads?.matchNames.map {
                Condition(field: "spec.workloads.matchNames", holds: $0.contains(scope.name))
            },
            workloads?.matchLabels.map { labels in
                Condition(field: "spec.workloads.matchLabels", holds: scope.labels?.contains(labels))
            },
        ].compactMap(\.self)
    }

    /// What is wrong with the selectors, if anything is. An empty list reads like "none" to some and like "all" to
    /// others, so it is neither.
    private var selectorProblem: PolicyProblem? {
        let lists = [
            ("spec.namespaces.matchNames", spec.namespaces?.matchNames),
            ("spec.workloads.matchNames", spec.workloads?.matchNames),
            ("spec.workloads.kinds", spec.workloads?.kinds),
        ]
        return lists.first { $0.1?.isEmpty == true }.map { field, _ in
            PolicyProblem(field: field, problem: "it is empty: name at least one, or leave it out for all")
        }
    }
}
