package import KubernetesModel

extension ClusterAccess {
    /// An object as it was at a change.
    package func value(_ content: ObjectContent?, _ resource: ResourceName) -> JSONValue? {
        guard let content, let kind = server.kinds.kind(resource) else { return nil }
        return StoredObject(content: content, revision: 0).value(kind, version: kind.version)
    }

    /// The keys of the pods that are bound to a node.
    func pods(on node: String) -> [ObjectKey] {
        server.store.objects(.pods).objects.objects().filter { $0.content.boundNode == node }.map {
            ObjectKey(.pods, namespace: $0.content.namespace, name: $0.content.name)
        }
    }
}

extension ObjectContent {
    /// The node that a pod is bound to; empty: none. It is the first selectable field of pods.
    var boundNode: String { fields.first ?? "" }
}

extension ObjectContent {
    /// Whether a pod has succeeded or failed, as the selectable field `status.phase` has it.
    var isOver: Bool { fields.contains { $0 == "Succeeded" || $0 == "Failed" } }
}

extension ObjectChange {
    /// Whether a pod went, or has just succeeded or failed.
    var isEnd: Bool {
        guard let new else { return !(old?.isOver ?? true) }
        return new.isOver && !(old?.isOver ?? false)
    }
}
