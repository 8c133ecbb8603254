public import KubernetesModel
import NIOCore
import NIOHTTP1

extension KubernetesAPI {
    /// Reads one object whole, or one of its subresources.
    ///
    /// - Parameters:
    ///   - resource: The resource; of several versions, the first that the cluster serves is used.
    ///   - namespace: The namespace; nil for kinds that have none.
    ///   - subresource: `status` or `scale`.
    public func get(
        _ resource: APIResource, name: String, namespace: String? = nil, subresource: String? = nil
    ) async throws -> JSONValue {
        try await send(resource) { resource in
            try APIRequest(
                .GET, verb: "get", resource: resource, namespace: namespace, name: name, subresource: subresource)
        }
    }

    /// Reads one page of a collection whole.
    public func list(
        _ resource: APIResource, namespace: String? = nil, options: ListOptions = ListOptions()
    ) async throws -> DynamicList {
        let list = try await send(resource) { resource in
            var request = try APIRequest(.GET, verb: "list", resource: resource, namespace: namespace)
            request.query = options.query
            request.timeout = .seconds(60)
            return request
        }
        guard let items = list["items"]?.arrayValue else {
            throw KubernetesError(.decoding, "the list of \(resource.qualifiedName) has no items")
        }
        let kind = list["kind"]?.stringValue?.replacing(/List$/, with: "")
        let token = list[path: "metadata", "continue"]?.stringValue ?? ""
        return DynamicList(
            items: items.map { item in
                // A list says once what its objects are.
                var item = item
                item["apiVersion"] = item["apiVersion"] ?? list["apiVersion"]
                item["kind"] = item["kind"] ?? kind.map { .string($0) }
                return item
            },
            resourceVersion: ResourceVersion(list[path: "metadata", "resourceVersion"]?.stringValue ?? ""),
            continueToken: token.isEmpty ? nil : token)
    }

    /// Creates an object, or posts to the subresource of the object that the value names.
    ///
    /// - Returns: The object as the API server stored it.
    @discardableResult
    public func create(
        _ resource: APIResource, _ object: JSONValue, namespace: String? = nil, subresource: String? = nil,
        options: WriteOptions = WriteOptions()
    ) async throws -> JSONValue {
        let name = subresource == nil ? nil : object[path: "metadata", "name"]?.stringValue ?? ""
        return try await send(resource) { resource in
            var request = try APIRequest(
                .POST, verb: "create", resource: resource, namespace: namespace, name: name, subresource: subresource)
            request.query = options.query
            try request.setBody(object)
            return request
        }
    }

    /// Replaces an object, or one of its subresources, by the value, whose metadata names it. With a resource version
    /// in it, only that version is replaced.
    ///
    /// - Returns: The object as the API server stored it.
    @discardableResult
    public func update(
        _ resource: APIResource, _ object: JSONValue, namespace: String? = nil, subresource: String? = nil,
        options: WriteOptions = WriteOptions()
    ) async throws -> JSONValue {
        try await send(resource) { resource in
            var request = try APIRequest(
                .PUT, verb: "update", resource: resource, namespace: namespace,
                name: object[path: "metadata", "name"]?.stringValue ?? "", subresource: subresource)
            request.query = options.query
            try request.setBody(object)
            return request
        }
    }

    /// Changes an object, or one of its subresources. Server-side apply needs a field manager.
    ///
    /// - Returns: The object as the API server stored it.
    @discardableResult
    public func patch(
        _ resource: APIResource, name: String, namespace: String? = nil, patch: Patch, subresource: String? = nil,
        options: WriteOptions = WriteOptions()
    ) async throws -> JSONValue {
        if case .apply = patch, options.fieldManager == nil {
            throw KubernetesError(.badRequest, "refused to apply \(resource.qualifiedName) \(name): no field manager")
        }
        return try await send(resource) { resource in
            var request = try APIRequest(
                .PATCH, verb: "patch", resource: resource, namespace: namespace, name: name, subresource: subresource)
            request.query = options.query
            request.body = ByteBuffer(bytes: try patch.body())
            request.contentType = patch.contentType
            return request
        }
    }

    /// Deletes an object. With finalizers or a grace period it goes later.
    public func delete(
        _ resource: APIResource, name: String, namespace: String? = nil, options: DeleteOptions = DeleteOptions()
    ) async throws {
        _ = try await send(resource) { resource in
            var request = try APIRequest(
                .DELETE, verb: "delete", resource: resource, namespace: namespace, name: name)
            try request.setBody(options.json)
            return request
        }
    }

    private func send(
        _ resource: APIResource, _ makeRequest: (APIResource) throws -> APIRequest
    ) async throws -> JSONValue {
        let request = try makeRequest(try await discovery.resolve(resource))
        return try await tracked { try await decode(JSONValue.self, from: request) }
    }
}
