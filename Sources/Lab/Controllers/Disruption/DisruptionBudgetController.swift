internal import Foundation
internal import KubernetesModel

/// Says how many pods of a budget may be disrupted now: pkg/controller/disruption/disruption.go.
struct DisruptionBudgetController: ClusterPart {
    let component = "kube-controller-manager"
    private static let source = "controllermanager"

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        switch change.resource {
        case .podDisruptionBudgets: change.key.map { [$0] } ?? []
        case .pods: budgets(of: [change.old?.labels, change.new?.labels].compactMap(\.self), change, in: cluster)
        // The wanted replicas of these are what percentages are of.
        case .deployments, .replicaSets, .statefulSets:
            change.old == nil || isScaled(change, in: cluster)
                ? change.key.map { cluster.keys(.podDisruptionBudgets, in: $0.namespace) } ?? [] : []
        default: []
        }
    }

    private func isScaled(_ change: ObjectChange, in cluster: ClusterAccess) -> Bool {
        cluster.value(change.old, change.resource)?["spec"]?["replicas"]
            != cluster.value(change.new, change.resource)?["spec"]?["replicas"]
    }

    private func budgets(of labels: [[String: String]], _ change: ObjectChange, in cluster: ClusterAccess)
        -> [ObjectKey]
    {
        guard let key = change.key else { return [] }
        return cluster.objects(.podDisruptionBudgets, in: key.namespace).filter { budget in
            let selector = budget["spec"]?["selector"] ?? [:]
            return labels.contains { LabelMatch.matches(selector, $0) }
        }.map { ObjectKey(.podDisruptionBudgets, of: $0) }
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let budget = cluster.object(key), !budget.isDeleting else { return nil }
        let selector = budget["spec"]?["selector"]
        let pods = cluster.objects(.pods, in: key.namespace) { content in
            selector.map { LabelMatch.matches($0, content.labels) } ?? false
        }.map(ControlledPod.init)
        if pods.isEmpty {
            cluster.record(.normal, "NoPods", "No matching pods found", on: budget, from: Self.source)
        }
        let counts: DisruptionCounts
        do throws(DisruptionCounts.Problem) {
            counts = try DisruptionCounts(budget, pods, in: cluster)
        } catch {
            fail(budget, error, in: cluster)
            return nil
        }
        let (disrupted, next) = disrupted(budget, pods, in: cluster)
        let healthy = pods.count { $0.isReady && !$0.isDeleting && disrupted[$0.name] == nil }
        let allowed = counts.expected > 0 ? max(0, healthy - counts.desired) : 0
        var status: JSONValue = [
            "observedGeneration": .integer(budget.generation), "currentHealthy": .integer(healthy),
            "desiredHealthy": .integer(counts.desired), "expectedPods": .integer(counts.expected),
            "disruptionsAllowed": .integer(allowed),
        ]
        if !disrupted.isEmpty { status["disruptedPods"] = .object(disrupted) }
        status["conditions"] = budget["status"]?["conditions"]
        Self.setCondition(
            allowed > 0, allowed > 0 ? "SufficientPods" : "InsufficientPods", "", &status, budget, cluster.now)
        cluster.write(status: status, of: budget, .podDisruptionBudgets)
        return next
    }

    /// The pods whose eviction was granted and that are still there; after two minutes it is believed no more.
    private func disrupted(
        _ budget: JSONValue, _ pods: [ControlledPod], in cluster: ClusterAccess
    ) -> ([String: JSONValue], Date?) {
        var (kept, next): ([String: JSONValue], Date?) = ([:], nil)
        for (name, time) in budget["status"]?["disruptedPods"]?.objectValue ?? [:] {
            guard let pod = pods.first(where: { $0.name == name }), !pod.isDeleting, let granted = time.dateValue
            else { continue }
            let due = granted.addingTimeInterval(Self.disruptionTimeout)
            if due <= cluster.now {
                cluster.record(
                    .warning, "NotDeleted",
                    "Pod was expected by PDB \(budget.namespace)/\(budget.name) to be deleted but it wasn't",
                    on: pod.object, from: Self.source)
            } else {
                kept[name] = time
                next = min(next ?? due, due)
            }
        }
        return (kept, next)
    }

    /// DeletionTimeout.
    private static let disruptionTimeout: TimeInterval = 120

    private func fail(_ budget: JSONValue, _ problem: DisruptionCounts.Problem, in cluster: ClusterAccess) {
        cluster.record(.warning, problem.reason, problem.message, on: budget, from: Self.source)
        var status = budget["status"] ?? [:]
        status["disruptionsAllowed"] = 0
        status["observedGeneration"] = .integer(budget.generation)
        Self.setCondition(false, "SyncFailed", problem.message, &status, budget, cluster.now)
        cluster.write(status: status, of: budget, .podDisruptionBudgets)
    }

    private static func setCondition(
        _ value: Bool, _ reason: String, _ message: String, _ status: inout JSONValue, _ budget: JSONValue, _ now: Date
    ) {
        Conditions.set(
            "DisruptionAllowed", value ? "True" : "False", reason: reason, message: message, in: &status, at: now)
        guard var conditions = status["conditions"]?.arrayValue else { return }
        for index in conditions.indices where conditions[index]["type"] == "DisruptionAllowed" {
            conditions[index]["observedGeneration"] = .integer(budget.generation)
        }
        status["conditions"] = .array(conditions)
    }
}
