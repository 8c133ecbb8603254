internal import KubernetesModel

/// Deletes what has lost its owners, as the garbage collector of the controller manager does:
/// pkg/controller/garbagecollector.
struct GarbageCollector {
    static let foreground = "foregroundDeletion"
    static let orphan = "orphan"
    static let finalizers = [foreground, orphan]

    let server: APIServer

    func react(to change: Change, _ kind: ResourceKind) {
        guard let new = change.new else {
            guard let old = change.old else { return }
            for place in server.store.dependents(of: old.content.uid) { examine(place) }
            for owner in old.content.owners { reconsider(owner.uid) }
            return
        }
        let content = new.content
        if !content.owners.isEmpty, change.old?.content.owners != content.owners {
            examine(Store.Place(resource: kind.storage, key: content.key))
        }
        guard content.isDeleting else { return }
        if content.finalizers.contains(Self.orphan) { orphanDependents(of: content, kind) }
        if content.finalizers.contains(Self.foreground) { deleteDependents(of: content, kind) }
    }

    /// Deletes an object whose owners are all gone, and takes the ones that are gone out of what has others.
    private func examine(_ place: Store.Place) {
        guard let object = server.store.object(place.resource, key: place.key), !object.content.owners.isEmpty,
            let kind = server.kinds.kind(place.resource)
        else { return }
        let owners = object.content.owners
        let gone = owners.filter { server.store.place(uid: $0.uid) == nil }
        guard !gone.isEmpty else { return }
        guard gone.count == owners.count else {
            removeOwners(Set(gone.map(\.uid)), from: object.content, kind)
            return
        }
        guard !object.content.isDeleting else { return }
        var options = DeleteOptions()
        options.uid = object.content.uid
        options.propagation =
            object.content.finalizers.contains(Self.orphan)
            ? .orphan : object.content.finalizers.contains(Self.foreground) ? .foreground : .background
        delete(object.content, kind, options)
    }

    /// An owner that waits for its dependents may have lost the last one.
    private func reconsider(_ uid: String) {
        guard let place = server.store.place(uid: uid),
            let owner = server.store.object(place.resource, key: place.key), owner.content.isDeleting,
            owner.content.finalizers.contains(Self.foreground), let kind = server.kinds.kind(place.resource)
        else { return }
        deleteDependents(of: owner.content, kind)
    }

    private func deleteDependents(of owner: ObjectContent, _ kind: ResourceKind) {
        var isBlocked = false
        for place in server.store.dependents(of: owner.uid) {
            guard let object = server.store.object(place.resource, key: place.key),
                let dependentKind = server.kinds.kind(place.resource)
            else { continue }
            let reference = object.content.owners.first { $0.uid == owner.uid }
            if reference?.blocksDeletion ?? false { isBlocked = true }
            guard !object.content.isDeleting else { continue }
            var options = DeleteOptions()
            options.uid = object.content.uid
            options.propagation = server.store.dependents(of: object.content.uid).isEmpty ? .background : .foreground
            delete(object.content, dependentKind, options)
            if server.store.place(uid: object.content.uid) == nil { isBlocked = stillBlocked(owner) }
        }
        if !isBlocked { removeFinalizer(Self.foreground, from: owner, kind) }
    }

    private func stillBlocked(_ owner: ObjectContent) -> Bool {
        server.store.dependents(of: owner.uid).contains { place in
            let object = server.store.object(place.resource, key: place.key)
            return object?.content.owners.contains { $0.uid == owner.uid && $0.blocksDeletion } ?? false
        }
    }

    private func orphanDependents(of owner: ObjectContent, _ kind: ResourceKind) {
        for place in server.store.dependents(of: owner.uid) {
            guard let object = server.store.object(place.resource, key: place.key),
                let kind = server.kinds.kind(place.resource)
            else { continue }
            removeOwners([owner.uid], from: object.content, kind)
        }
        removeFinalizer(Self.orphan, from: owner, kind)
    }

    private func delete(_ content: ObjectContent, _ kind: ResourceKind, _ options: DeleteOptions) {
        // Gone already, or another object by now: both are what was wanted.
        _ = try? server.delete(.of(content, kind), options)
    }

    private func removeOwners(_ uids: Set<String>, from content: ObjectContent, _ kind: ResourceKind) {
        server.change(content, kind) { object in
            let others = (object[metadata: "ownerReferences"]?.arrayValue ?? []).filter {
                !uids.contains($0["uid"]?.stringValue ?? "")
            }
            object[metadata: "ownerReferences"] = others.isEmpty ? nil : .array(others)
        }
    }

    private func removeFinalizer(_ finalizer: String, from content: ObjectContent, _ kind: ResourceKind) {
        server.change(content, kind) { $0.setFinalizers($0.finalizers.filter { $0 != finalizer }) }
    }
}

extension ResourcePath {
    /// The path of an object, in the kind's preferred version.
    static func of(_ content: ObjectContent, _ kind: ResourceKind, _ subresource: Subresource? = nil) -> ResourcePath {
        ResourcePath(
            kind: kind, version: kind.version, namespace: kind.isNamespaced ? content.namespace : nil,
            name: content.name, subresource: subresource, isWatch: false)
    }
}

extension APIServer {
    /// Changes an object on the server's own behalf; that it is gone meanwhile is no matter.
    func change(
        _ content: ObjectContent, _ kind: ResourceKind, _ subresource: Subresource? = nil,
        _ body: (inout JSONValue) -> Void
    ) {
        _ = try? modify(
            .of(content, kind, subresource), WriteOptions(manager: "kube-controller-manager"), operation: .update
        ) { object in
            guard object.uid == content.uid else { return object }
            var object = object
            object[metadata: "resourceVersion"] = nil
            body(&object)
            return object
        }
    }
}
