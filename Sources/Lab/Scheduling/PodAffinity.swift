/// Which pods a pod wants beside it, and which not: the plugin InterPodAffinity.
struct PodAffinity: Sendable {
    /// A label of nodes, and its value.
    private struct Place: Hashable, Sendable {
        let key: String
        let value: String

        init?(_ key: String, _ node: SchedulingNode) {
            guard let value = node.labels[key] else { return nil }
            self.key = key
            self.value = value
        }
    }

    private let pod: SchedulingPod
    /// Where all pods that it wants are.
    private var wanted: Set<Place> = []
    /// Where pods are that it does not want.
    private var unwanted: Set<Place> = []
    /// Where pods are that do not want it.
    private var refused: Set<Place> = []
    private let isLikeItsOwn: Bool

    init(_ pod: SchedulingPod, in snapshot: SchedulingSnapshot) {
        self.pod = pod
        func matches(_ term: PodAffinityTerm, _ other: SchedulingPod) -> Bool {
            term.matches(other, namespace: snapshot.labels(ofNamespace:))
        }
        isLikeItsOwn = pod.affinity.allSatisfy { matches($0, pod) }
        for node in snapshot.nodes {
            for other in node.pods {
                for term in other.antiAffinity where matches(term, pod) {
                    if let place = Place(term.topologyKey, node) { refused.insert(place) }
                }
                for term in pod.antiAffinity where matches(term, other) {
                    if let place = Place(term.topologyKey, node) { unwanted.insert(place) }
                }
                if !pod.affinity.isEmpty, pod.affinity.allSatisfy({ matches($0, other) }) {
                    wanted.formUnion(pod.affinity.compactMap { Place($0.topologyKey, node) })
                }
            }
        }
    }

    func rejection(by node: SchedulingNode) -> Rejection? {
        if !isWanted(node) { return Rejection(.interPodAffinity, "node(s) didn't match pod affinity rules") }
        if pod.antiAffinity.contains(where: { Place($0.topologyKey, node).map(unwanted.contains) ?? false }) {
            return Rejection(
                .interPodAffinity, "node(s) didn't match pod anti-affinity rules", isHelpedByPreemption: true)
        }
        if refused.contains(where: { node.labels[$0.key] == $0.value }) {
            return Rejection(
                .interPodAffinity, "node(s) didn't satisfy existing pods anti-affinity rules",
                isHelpedByPreemption: true)
        }
        return nil
    }

    private func isWanted(_ node: SchedulingNode) -> Bool {
        let places = pod.affinity.map { Place($0.topologyKey, node) }
        guard !places.contains(nil) else { return false }
        // The first of a group that wants to be together may go anywhere.
        return places.allSatisfy { $0.map(wanted.contains) ?? false } || (wanted.isEmpty && isLikeItsOwn)
    }
}
