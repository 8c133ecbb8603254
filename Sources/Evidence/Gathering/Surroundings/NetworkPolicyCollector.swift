import Incidents
import KubernetesModel

/// The network policies that select the target's pods.
struct NetworkPolicyCollector: Collector {
    let reader: any ClusterReader

    static let resource = APIResource(
        group: "networking.k8s.io", versions: ["v1"], kind: "NetworkPolicy", plural: "networkpolicies")

    func readings(of scene: Scene) -> [Reading] {
        guard let workload = scene.workload, let namespace = workload.metadata.namespace else { return [] }
        return [
            Reading("the network policies of \(namespace)") {
                let policies = try await reader.objects(Self.resource, in: namespace, matching: LabelSelector())
                return Self.gather(policies, selecting: workload.podLabels, scene)
            }
        ]
    }

    private static func gather(
        _ policies: [JSONValue], selecting labels: StringMap, _ scene: Scene
    ) -> Gathered {
        var gathered = Gathered()
        let selecting = policies.filter { policy in
            let selector = policy[path: "spec", "podSelector"] ?? [:]
            // A selector that cannot be read may select the pods.
            return (try? KubernetesJSON.decode(LabelSelector.self, from: selector))?.matches(labels) ?? true
        }
        for policy in selecting.sorted(by: { $0.objectName < $1.objectName }).prefix(scene.limits.neighbours) {
            let (text, isClosed) = describe(policy)
            gathered.items.append(
                .item(
                    .dependency, from: "networkpolicy/\(policy.objectName)", at: scene.now,
                    relevance: isClosed ? Relevance.failingBeside : 0.3, "selects the target's pods: \(text)"))
        }
        return gathered
    }

    /// What a policy lets through, and whether it closes a direction altogether.
    private static func describe(_ policy: JSONValue) -> (text: String, isClosed: Bool) {
        let spec = policy["spec"] ?? [:]
        let types = (spec["policyTypes"]?.arrayValue ?? []).compactMap(\.stringValue)
        var isClosed = false
        let parts = [("Ingress", "ingress"), ("Egress", "egress")].compactMap { type, field -> String? in
            let rules = spec[field]?.arrayValue
            guard types.contains(type) || types.isEmpty && (type == "Ingress" || rules != nil) else { return nil }
            let count = rules?.count ?? 0
            isClosed = isClosed || count == 0
            return count == 0 ? "no \(field) is allowed" : "\(field) by \(Wording.count(count, "rule"))"
        }
        return (parts.joined(separator: ", "), isClosed)
    }
}
