internal import KubernetesModel

/// A required term of pod affinity or anti-affinity.
struct PodAffinityTerm: Sendable {
    let topologyKey: String
    private let selector: JSONValue?
    private let namespaces: Set<String>
    private let namespaceSelector: JSONValue?

    static func all(_ affinity: JSONValue?, of namespace: String) -> [PodAffinityTerm] {
        (affinity?["requiredDuringSchedulingIgnoredDuringExecution"]?.arrayValue ?? []).map {
            PodAffinityTerm($0, of: namespace)
        }
    }

    /// - Parameter namespace: That of the pod whose term it is.
    init(_ term: JSONValue, of namespace: String) {
        topologyKey = term["topologyKey"]?.stringValue ?? ""
        selector = term["labelSelector"]
        namespaceSelector = term["namespaceSelector"]
        let names = Set((term["namespaces"]?.arrayValue ?? []).compactMap(\.stringValue))
        namespaces = names.isEmpty && namespaceSelector == nil ? [namespace] : names
    }

    /// - Parameter labels: The labels of a namespace.
    func matches(_ pod: SchedulingPod, namespace labels: (String) -> [String: String]) -> Bool {
        guard let selector, LabelMatch.matches(selector, pod.labels) else { return false }
        if namespaces.contains(pod.key.namespace) { return true }
        return namespaceSelector.map { LabelMatch.matches($0, labels(pod.key.namespace)) } ?? false
    }
}
