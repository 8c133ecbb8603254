internal import KubernetesModel

extension ScenarioPlayer {
    /// As long as `kubectl drain` waits before it asks again for an eviction that a budget refused.
    private static let drainAgain = Duration.seconds(5)

    /// Evicts the pods of a node, and comes back for those that a disruption budget keeps.
    func drain(_ node: String) {
        let server = cluster.server
        guard let kind = server.kinds.kind(.pods) else { return }
        var isRefused = false
        for stored in server.store.objects(kind.storage).objects.objects() {
            let pod = stored.value(kind, version: kind.version)
            guard pod["spec"]?["nodeName"]?.stringValue == node, !pod.isDeleting, !pod.isOfDaemonSet else { continue }
            let body: JSONValue = [
                "apiVersion": "policy/v1", "kind": "Eviction",
                "metadata": ["name": .string(pod.name), "namespace": .string(pod.namespace)],
            ]
            let reply = server.answer(
                APIRequest(
                    method: "POST", target: "/api/v1/namespaces/\(pod.namespace)/pods/\(pod.name)/eviction",
                    contentType: "application/json", userAgent: "kubectl", body: body.bytes))
            if reply.status == 429 { isRefused = true }
        }
        if isRefused { plan(.drain(node), after: Self.drainAgain) }
    }
}

extension JSONValue {
    fileprivate var isOfDaemonSet: Bool {
        self[metadata: "ownerReferences"]?.arrayValue?.contains { $0["kind"] == "DaemonSet" } ?? false
    }
}
