import AsyncHTTPClient
public import KubernetesModel
import NIOCore
import NIOHTTP1

extension KubernetesAPI {
    /// Reads one object, cut down to its projection.
    public func get<Object: KubernetesObject>(
        _ type: Object.Type, name: String, namespace: String? = nil
    ) async throws -> Object {
        let request = try APIRequest(
            .GET, verb: "get", resource: try await discovery.resolve(type.resource), namespace: namespace, name: name)
        return try await tracked { try await decode(type, from: request) }
    }

    /// Reads one page of a collection.
    ///
    /// - Parameter namespace: The namespace; nil for all of them.
    /// - Throws: A ``KubernetesError``; its code is `expired` where the page to continue from is too old.
    public func list<Object: KubernetesObject>(
        _ type: Object.Type, namespace: String? = nil, options: ListOptions = ListOptions()
    ) async throws -> ObjectList<Object> {
        var request = try APIRequest(
            .GET, verb: "list", resource: try await discovery.resolve(type.resource), namespace: namespace)
        request.query = options.query
        request.accept = WireFormat.preferred(for: type).accept
        // As long as the API server itself gives a request.
        request.timeout = .seconds(60)
        let (cache, subject) = (decodingCache, request.subject)
        return try await tracked {
            try await transport.perform(request) { response in
                var decoder = ListDecoder<Object>(
                    format: try Self.format(of: response, subject: subject), cache: cache)
                do {
                    for try await chunk in response.body {
                        try chunk.withUnsafeReadableBytes { bytes throws(WireError) in try decoder.append(bytes) }
                    }
                    return try decoder.finish()
                } catch let error as WireError {
                    throw KubernetesError(.decoding, "cannot \(subject): \(error)", cause: error)
                }
            }
        }
    }

    /// Reads a whole collection, page by page.
    ///
    /// A list whose pages expire half-way is started once more, in one answer, which cannot expire.
    ///
    /// - Parameter options: The pages' size and what they hold; its token is not used.
    public func listAll<Object: KubernetesObject>(
        _ type: Object.Type, namespace: String? = nil, options: ListOptions = ListOptions()
    ) async throws -> ObjectList<Object> {
        var options = options
        options.continueToken = nil
        var whole = ObjectList<Object>()
        while true {
            do {
                let page = try await list(type, namespace: namespace, options: options)
                whole.items.append(contentsOf: page.items)
                whole.undecodable.append(contentsOf: page.undecodable)
                whole.resourceVersion = page.resourceVersion
                guard let token = page.continueToken else { return whole }
                options.continueToken = token
            } catch let error as KubernetesError where error.code == .expired && options.continueToken != nil {
                whole = ObjectList()
                options.continueToken = nil
                options.limit = nil
            }
        }
    }

    /// The format of an answer.
    static func format(
        of response: HTTPClientResponse, subject: RequestSubject
    ) throws(KubernetesError) -> WireFormat {
        let contentType = response.headers.first(name: "content-type") ?? "application/json"
        guard let format = WireFormat(contentType: contentType) else {
            throw KubernetesError(.decoding, "cannot \(subject): the answer is \(contentType); is a proxy in between?")
        }
        return format
    }
}
