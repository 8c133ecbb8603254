internal import Foundation
internal import KubernetesModel

extension APIServer {
    /// What a deletion came to.
    struct Deletion: Sendable {
        let object: StoredObject
        /// Whether the object is gone, or only marked.
        let isOver: Bool
    }

    func answerDelete(_ request: APIRequest, _ path: ResourcePath) throws(APIError) -> Reply {
        _ = try Representation(accept: request.accept)
        let options = try DeleteOptions(request)
        let deletion = try delete(path, options)
        settle()
        let isWaited = options.orphansDependents == false
        let status = !deletion.isOver && isWaited ? 202 : 200
        guard deletion.isOver, !path.kind.returnsDeleted else {
            return try reply(deletion.object, path, request, status: status)
        }
        var details: [String: JSONValue] = [
            "name": .string(deletion.object.content.name), "kind": .string(path.kind.plural),
            "uid": .string(deletion.object.content.uid),
        ]
        if !path.kind.group.isEmpty { details["group"] = .string(path.kind.group) }
        return Reply.json([
            "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "details": .object(details),
        ])
    }

    func answerDeleteCollection(_ request: APIRequest, _ path: ResourcePath) throws(APIError) -> Reply {
        let representation = try Representation(accept: request.accept)
        let query = try ListQuery(request.query, path: path)
        let options = try DeleteOptions(request)
        let page = try page(path, query)
        for object in page.objects {
            let target = ResourcePath(
                kind: path.kind, version: path.version,
                namespace: path.kind.isNamespaced ? object.content.namespace : nil, name: object.content.name,
                subresource: nil, isWatch: false)
            do {
                _ = try delete(target, options)
            } catch  where error.code == 404 {
                // Somebody else was quicker.
            }
        }
        settle()
        // The objects as they were before.
        return Reply(
            content: page.content(try renderer(path, representation, request)))
    }

    /// Deletes an object, or marks it where a finalizer or its grace period holds it.
    func delete(_ path: ResourcePath, _ options: DeleteOptions) throws(APIError) -> Deletion {
        while true {
            let current = try stored(path)
            try check(current, options, path.kind)
            try Admission(server: self).admitDeletion(current, path.kind)
            do throws(Store.Outdated) {
                return try attempt(current, path, options)
            } catch {
                continue
            }
        }
    }

    private func check(_ object: StoredObject, _ options: DeleteOptions, _ kind: ResourceKind) throws(APIError) {
        let content = object.content
        if let uid = options.uid, uid != content.uid {
            throw .conflict(
                ResourceName(group: kind.group, plural: kind.kind), content.name,
                "the UID in the precondition (\(uid)) does not match the UID in record (\(content.uid)). The object "
                    + "might have been deleted and then recreated")
        }
        if let version = options.resourceVersion, version != String(object.revision) {
            throw .conflict(
                ResourceName(group: kind.group, plural: kind.kind), content.name,
                "the ResourceVersion in the precondition (\(version)) does not match the ResourceVersion in record "
                    + "(\(object.revision)). The object might have been modified")
        }
    }

    private func attempt(
        _ current: StoredObject, _ path: ResourcePath, _ options: DeleteOptions
    ) throws(Store.Outdated) -> Deletion {
        let kind = path.kind
        var object = current.value(kind, version: path.version)
        object.setFinalizers(Self.finalizers(object.finalizers, options))
        let grace = gracePeriod(of: object, kind, options)
        CustomResources.hold(&object, kind)
        let isHeld = NamespaceLifecycle.isHeld(object, kind)
        guard grace > 0 || !object.finalizers.isEmpty || isHeld else {
            guard !options.isDryRun else { return Deletion(object: current, isOver: true) }
            // A pod's last state says that it had no time left.
            guard isPod(kind) else { return try end(current, kind) }
            mark(&object, grace: 0, kind)
            let content = ObjectContent(object, kind: kind)
            let change = try commit(kind, key: content.key, expecting: current.revision, content)
            return try end(StoredObject(content: content, revision: change.revision), kind)
        }
        mark(&object, grace: grace, kind)
        let content = ObjectContent(object, kind: kind)
        guard !options.isDryRun, !content.isSame(as: current.content) else {
            return Deletion(object: StoredObject(content: content, revision: current.revision), isOver: false)
        }
        let change = try commit(kind, key: current.content.key, expecting: current.revision, content)
        return Deletion(object: StoredObject(content: content, revision: change.revision), isOver: false)
    }

    private func isPod(_ kind: ResourceKind) -> Bool { kind.group.isEmpty && kind.plural == "pods" }

    private func end(_ object: StoredObject, _ kind: ResourceKind) throws(Store.Outdated) -> Deletion {
        let change = try commit(kind, key: object.content.key, expecting: object.revision, nil)
        return Deletion(object: StoredObject(content: object.content, revision: change.revision), isOver: true)
    }

    // apiserver's pkg/registry/generic/registry/store.go, deletionFinalizersForGarbageCollection.
    private static func finalizers(_ finalizers: [String], _ options: DeleteOptions) -> [String] {
        let others = finalizers.filter { !GarbageCollector.finalizers.contains($0) }
        if let propagation = options.propagation {
            return switch propagation {
            case .background: others
            case .foreground: others + [GarbageCollector.foreground]
            case .orphan: others + [GarbageCollector.orphan]
            }
        }
        guard let orphans = options.orphansDependents else { return finalizers }
        return orphans ? others + [GarbageCollector.orphan] : others
    }

    // pkg/registry/core/pod/strategy.go, CheckGracefulDelete.
    private func gracePeriod(of object: JSONValue, _ kind: ResourceKind, _ options: DeleteOptions) -> Int {
        guard isPod(kind) else { return 0 }
        let isBound = !(object["spec"]?["nodeName"]?.stringValue ?? "").isEmpty
        let isOver = ["Failed", "Succeeded"].contains(object["status"]?["phase"]?.stringValue)
        guard isBound, !isOver else { return 0 }
        let grace = options.gracePeriod ?? object["spec"]?["terminationGracePeriodSeconds"]?.intValue ?? 30
        // A second deletion may only shorten the time.
        guard let given = object[metadata: "deletionGracePeriodSeconds"]?.intValue, object.isDeleting else {
            return max(0, grace)
        }
        return min(given, max(0, options.gracePeriod ?? given))
    }

    private func mark(_ object: inout JSONValue, grace: Int, _ kind: ResourceKind) {
        let given = object[metadata: "deletionGracePeriodSeconds"]?.intValue
        if !object.isDeleting || given.map({ grace < $0 }) ?? false {
            object[metadata: "deletionTimestamp"] = .string(Timestamp(now().addingTimeInterval(Double(grace))).text)
            // Namespaces and definitions have deletions of their own, which know no time to wait.
            let isSpecial = [NamespaceLifecycle.resource, CustomResources.definitions].contains(kind.name)
            if !isSpecial { object[metadata: "deletionGracePeriodSeconds"] = .integer(grace) }
            if object.generation > 0, !isSpecial { object[metadata: "generation"] = .integer(object.generation + 1) }
        }
        if kind.name == NamespaceLifecycle.resource { object[path: "status", "phase"] = "Terminating" }
    }
}
