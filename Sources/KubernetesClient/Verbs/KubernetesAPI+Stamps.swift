public import KubernetesModel
import NIOHTTP1

extension KubernetesAPI {
    /// Reads one object's name and times. The API server sends no more of it than its metadata.
    public func stamp(
        _ resource: APIResource, name: String, namespace: String? = nil
    ) async throws -> ObjectStamp {
        var request = try APIRequest(
            .GET, verb: "get", resource: try await discovery.resolve(resource), namespace: namespace, name: name)
        request.accept = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io"
        return try await tracked { try await decode(ObjectStamp.self, from: request) }
    }

    /// Reads one page of a collection by names and times. The API server sends no more of the objects than their
    /// metadata.
    public func stamps(
        _ resource: APIResource, namespace: String? = nil, options: ListOptions = ListOptions()
    ) async throws -> ObjectStampList {
        var request = try APIRequest(
            .GET, verb: "list", resource: try await discovery.resolve(resource), namespace: namespace)
        request.query = options.query
        request.accept = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io"
        return try await tracked { try await decode(ObjectStampList.self, from: request) }
    }

    /// Reads one page of a collection as a table, without the objects. A server that has no tables refuses, and sends
    /// no objects in their place.
    public func table(
        _ resource: APIResource, namespace: String? = nil, options: ListOptions = ListOptions()
    ) async throws -> ServerTable {
        var request = try APIRequest(
            .GET, verb: "list", resource: try await discovery.resolve(resource), namespace: namespace)
        request.query = options.query + [("includeObject", "None")]
        request.accept = "application/json;as=Table;v=v1;g=meta.k8s.io"
        let answer = try await tracked { try await decode(JSONValue.self, from: request) }
        guard let table = ServerTable(answer) else {
            throw KubernetesError(.decoding, "cannot \(request.subject): the answer is no table")
        }
        return table
    }
}
