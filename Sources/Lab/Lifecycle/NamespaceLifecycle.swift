internal import KubernetesModel

/// Empties a namespace that is deleted, and gives a new one what every namespace has.
struct NamespaceLifecycle {
    static let resource = ResourceName.namespaces

    let server: APIServer

    /// Whether a namespace is held by the finalizers of its spec.
    static func isHeld(_ object: JSONValue, _ kind: ResourceKind) -> Bool {
        kind.name == resource && !(object["spec"]?["finalizers"]?.arrayValue ?? []).isEmpty
    }

    func react(to change: Change, _ kind: ResourceKind) {
        if kind.name == Self.resource {
            guard let namespace = change.new?.content else { return }
            if namespace.isDeleting { empty(namespace, kind) } else if change.old == nil { furnish(namespace.name) }
            return
        }
        // The last object of a namespace that ends may be gone.
        guard kind.isNamespaced, change.new == nil, let old = change.old?.content,
            let namespace = server.store.object(Self.resource, key: old.namespace)?.content, namespace.isDeleting,
            let namespaces = server.kinds.kind(Self.resource)
        else { return }
        empty(namespace, namespaces)
    }

    /// What the controller manager's service account and root CA controllers put into each namespace.
    private func furnish(_ namespace: String) {
        // Where one is there already, or the namespace is ending by now, nothing is to be put there.
        let options = WriteOptions(manager: "kube-controller-manager")
        if let kind = server.kinds.kind(.serviceAccounts) {
            _ = try? server.create(
                ["metadata": ["name": "default"]], .collection(kind, namespace: namespace), options)
        }
        if let kind = server.kinds.kind(.configMaps) {
            _ = try? server.create(
                ["metadata": ["name": "kube-root-ca.crt"], "data": ["ca.crt": ""]],
                .collection(kind, namespace: namespace), options)
        }
    }

    private func empty(_ namespace: ObjectContent, _ namespaces: ResourceKind) {
        var remaining = NamespaceRemains()
        for resource in server.store.resources {
            guard let kind = server.kinds.kind(resource), kind.isNamespaced else { continue }
            let prefix = "\(namespace.name)/"
            for object in server.store.objects(resource).objects.objects(from: prefix) {
                guard object.content.key.hasPrefix(prefix) else { break }
                if !object.content.isDeleting {
                    var options = DeleteOptions()
                    options.propagation = .background
                    options.uid = object.content.uid
                    // Gone already is what was wanted.
                    _ = try? server.delete(.of(object.content, kind), options)
                }
                guard let left = server.store.object(resource, key: object.content.key) else { continue }
                remaining.add(left.content, resource)
            }
        }
        guard remaining.isEmpty else {
            server.change(namespace, namespaces, .status) { object in
                remaining.describe(in: &object, time: server.timestamp)
            }
            return
        }
        server.finalize(namespace) { finalizers in finalizers.filter { $0 != "kubernetes" } }
    }
}

extension ResourcePath {
    /// The path of a kind's objects in a namespace.
    static func collection(_ kind: ResourceKind, namespace: String?) -> ResourcePath {
        ResourcePath(
            kind: kind, version: kind.version, namespace: kind.isNamespaced ? namespace : nil, name: nil,
            subresource: nil, isWatch: false)
    }
}

extension APIServer {
    /// Changes the finalizers in a namespace's spec, and takes the namespace out when none holds it any more.
    @discardableResult
    func finalize(_ namespace: ObjectContent, _ change: ([JSONValue]) -> [JSONValue]) -> StoredObject? {
        guard let kind = kinds.kind(NamespaceLifecycle.resource) else { return nil }
        while let current = store.object(kind.storage, key: namespace.key), current.content.uid == namespace.uid {
            var object = current.value(kind, version: kind.version)
            let finalizers = change(object["spec"]?["finalizers"]?.arrayValue ?? [])
            object[path: "spec", "finalizers"] = finalizers.isEmpty ? nil : .array(finalizers)
            if finalizers.isEmpty { object["spec"] = [:] }
            let content = ObjectContent(object, kind: kind)
            let isOver = content.isDeleting && finalizers.isEmpty && content.finalizers.isEmpty
            guard isOver || !content.isSame(as: current.content) else { return current }
            do throws(Store.Outdated) {
                let written = try commit(kind, key: content.key, expecting: current.revision, isOver ? nil : content)
                return StoredObject(content: content, revision: written.revision)
            } catch {
                continue
            }
        }
        return nil
    }
}
