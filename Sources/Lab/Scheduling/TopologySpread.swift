internal import KubernetesModel

/// How evenly a pod is to be spread with its like: the plugin PodTopologySpread.
struct TopologySpread: Sendable {
    private struct Constraint: Sendable {
        let key: String
        let maxSkew: Int
        let minDomains: Int
        let selector: JSONValue?
        let sameLabels: [String: String]
        let honorsAffinity: Bool
        let honorsTaints: Bool

        init(_ value: JSONValue, _ pod: SchedulingPod) {
            key = value["topologyKey"]?.stringValue ?? ""
            maxSkew = value["maxSkew"]?.intValue ?? 1
            minDomains = value["minDomains"]?.intValue ?? 1
            selector = value["labelSelector"]
            let names = (value["matchLabelKeys"]?.arrayValue ?? []).compactMap(\.stringValue)
            sameLabels = pod.labels.filter { names.contains($0.key) }
            honorsAffinity = value["nodeAffinityPolicy"]?.stringValue != "Ignore"
            honorsTaints = value["nodeTaintsPolicy"]?.stringValue == "Honor"
        }

        func matches(_ labels: [String: String]) -> Bool {
            selector.map { LabelMatch.matches($0, labels) } ?? false
                && sameLabels.allSatisfy { labels[$0.key] == $0.value }
        }
    }

    private let constraints: [(constraint: Constraint, own: Int, counts: [String: Int])]

    init(_ pod: SchedulingPod, in snapshot: SchedulingSnapshot, _ demands: NodeDemands) {
        let hard = (pod.spec["topologySpreadConstraints"]?.arrayValue ?? [])
            .filter { $0["whenUnsatisfiable"]?.stringValue != "ScheduleAnyway" }.map { Constraint($0, pod) }
        constraints = hard.map { constraint in
            var counts: [String: Int] = [:]
            for node in snapshot.nodes {
                guard hard.allSatisfy({ node.labels[$0.key] != nil }), let domain = node.labels[constraint.key],
                    !constraint.honorsAffinity || demands.matches(node),
                    !constraint.honorsTaints || Self.isTolerated(node, by: pod)
                else { continue }
                counts[domain, default: 0] += node.pods.count {
                    !$0.isDeleting && $0.key.namespace == pod.key.namespace && constraint.matches($0.labels)
                }
            }
            return (constraint, constraint.matches(pod.labels) ? 1 : 0, counts)
        }
    }

    private static func isTolerated(_ node: SchedulingNode, by pod: SchedulingPod) -> Bool {
        node.taints.allSatisfy { taint in
            taint.effect == .preferNoSchedule || pod.tolerations.contains { $0.tolerates(taint) }
        }
    }

    func rejection(by node: SchedulingNode) -> Rejection? {
        let reason = "node(s) didn't match pod topology spread constraints"
        for (constraint, own, counts) in constraints {
            guard let domain = node.labels[constraint.key] else {
                return Rejection(.podTopologySpread, "\(reason) (missing required label)")
            }
            let least = counts.count < constraint.minDomains ? 0 : counts.values.min() ?? 0
            if (counts[domain] ?? 0) + own - least > constraint.maxSkew {
                return Rejection(.podTopologySpread, reason, isHelpedByPreemption: true)
            }
        }
        return nil
    }
}
