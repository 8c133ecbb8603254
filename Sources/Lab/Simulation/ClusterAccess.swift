package import Foundation
package import KubernetesModel
internal import Logging

/// How a part of the cluster reads and writes: straight into the API server, in its own name.
package struct ClusterAccess: Sendable {
    package let server: APIServer
    /// Who writes, as managed fields and events name it.
    package let component: String
    let recorder: EventRecorder
    let logger: Logger

    package var now: Date { server.now() }

    // MARK: Reading

    /// An object, or nil where there is none.
    package func object(_ key: ObjectKey) -> JSONValue? { stored(key).map { value(of: $0, key.resource) } }

    /// An object as it is stored, or nil where there is none.
    func stored(_ key: ObjectKey) -> StoredObject? {
        guard let kind = server.kinds.kind(key.resource) else { return nil }
        return server.store.object(kind.storage, key: key.storeKey)
    }

    /// What was stored, in JSON.
    func value(of object: StoredObject, _ resource: ResourceName) -> JSONValue {
        server.kinds.kind(resource).map { value(of: object, $0) } ?? [:]
    }

    /// All objects of a kind, in the order of their names.
    ///
    /// - Parameter namespace: Nil: of all namespaces.
    package func objects(
        _ resource: ResourceName, in namespace: String? = nil, where isWanted: (ObjectContent) -> Bool = { _ in true }
    ) -> [JSONValue] {
        guard let kind = server.kinds.kind(resource) else { return [] }
        let prefix = namespace.map { "\($0)/" } ?? ""
        var found: [JSONValue] = []
        for object in server.store.objects(kind.storage).objects.objects(from: prefix) {
            if let namespace, object.content.namespace != namespace { break }
            if isWanted(object.content) { found.append(value(of: object, kind)) }
        }
        return found
    }

    /// The objects of a kind that name an owner, in the order of their names.
    package func dependents(of uid: String, _ resource: ResourceName) -> [JSONValue] {
        guard let kind = server.kinds.kind(resource) else { return [] }
        return server.store.dependents(of: uid).filter { $0.resource == kind.storage }.compactMap { place in
            server.store.object(place.resource, key: place.key).map { value(of: $0, kind) }
        }
    }

    func value(of object: StoredObject, _ kind: ResourceKind) -> JSONValue {
        server.parsed.value(of: object, kind, version: kind.version)
    }

    // MARK: Writing

    /// Creates an object, whose metadata names its namespace.
    ///
    /// - Throws: ``APIError`` as the API server answers: an admission that refuses it, a quota, a name that is taken.
    @discardableResult
    package func create(_ object: JSONValue, _ resource: ResourceName) throws(APIError) -> JSONValue {
        guard let kind = server.kinds.kind(resource) else { throw .unknownResource }
        let path = ResourcePath.collection(kind, namespace: kind.isNamespaced ? object.namespace : nil)
        return try server.create(object, path, WriteOptions(manager: component)).object.value(
            kind, version: kind.version)
    }

    /// Changes an object as it is now; what it is about to become is left to `body`. Nothing is written where nothing
    /// changes.
    ///
    /// - Returns: the object after it; nil: it is gone.
    @discardableResult
    package func update(
        _ key: ObjectKey, _ subresource: Subresource? = nil, _ body: (inout JSONValue) -> Void
    ) throws(APIError) -> JSONValue? {
        guard let kind = server.kinds.kind(key.resource) else { return nil }
        do throws(APIError) {
            let stored = try server.modify(
                path(key, kind, subresource), WriteOptions(manager: component), operation: .update
            ) { object in
                var object = object
                object[metadata: "resourceVersion"] = nil
                body(&object)
                return object
            }
            return stored.value(kind, version: kind.version)
        } catch  where error.code == 404 {
            return nil
        }
    }

    /// Deletes an object; that it is gone already is no matter.
    ///
    /// - Parameter gracePeriod: In seconds; nil: the object's own.
    package func delete(_ key: ObjectKey, gracePeriod: Int? = nil, uid: String? = nil) throws(APIError) {
        guard let kind = server.kinds.kind(key.resource) else { return }
        var options = DeleteOptions()
        options.gracePeriod = gracePeriod
        options.uid = uid
        options.propagation = .background
        do throws(APIError) {
            _ = try server.delete(path(key, kind, nil), options)
        } catch  where error.code == 404 || error.code == 409 {
            // Gone, or another object by now: both are what was wanted.
        }
        server.settle()
    }

    private func path(_ key: ObjectKey, _ kind: ResourceKind, _ subresource: Subresource?) -> ResourcePath {
        ResourcePath(
            kind: kind, version: kind.version, namespace: kind.isNamespaced ? key.namespace : nil, name: key.name,
            subresource: subresource, isWatch: false)
    }
}
