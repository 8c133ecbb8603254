public import KubernetesModel

extension KubernetesAPI {
    /// Asks for a pod to be evicted, which its disruption budgets may refuse.
    ///
    /// - Parameters:
    ///   - uid: Only the pod with this uid is evicted, not a successor of the same name.
    ///   - dryRun: Asks whether the eviction would be let through, and evicts nothing.
    /// - Throws: A ``KubernetesError`` with the code `disruptionBudget` where a budget blocks it. It is never tried
    ///   again here, nor is a throttled eviction: the caller looks at the pod again first.
    public func evict(
        pod name: String, namespace: String, uid: UID? = nil, dryRun: Bool = false
    ) async throws {
        guard let version = try await discovery.coreSubresourceVersion("pods/eviction") else {
            throw KubernetesError(.notServed, "the cluster does not serve evictions")
        }
        var options = DeleteOptions(uid: uid, dryRun: dryRun).json
        options["apiVersion"] = nil
        options["kind"] = nil
        let eviction: JSONValue = [
            "apiVersion": .string("policy/\(version)"), "kind": "Eviction",
            "metadata": ["name": .string(name), "namespace": .string(namespace)], "deleteOptions": options,
        ]
        try await create(
            Pod.resource, eviction, namespace: namespace, subresource: "eviction", options: WriteOptions(dryRun: dryRun)
        )
    }
}
