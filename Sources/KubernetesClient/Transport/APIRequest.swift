import Foundation
import KubernetesModel
import NIOCore
import NIOHTTP1

/// One request to the API server, before a credential is put on it.
struct APIRequest: Sendable {
    /// A parameter of the query; one without a value is left out.
    typealias Parameter = (name: String, value: String?)

    var method: HTTPMethod
    /// The path below the server's address, encoded.
    var path: String
    var query: [Parameter] = []
    var accept = WireFormat.json.accept
    var contentType: String?
    var body: ByteBuffer?
    /// How long the whole answer may take; for a stream, its head.
    var timeout: Duration = .seconds(30)
    var subject: RequestSubject

    /// A request for one of the API's own documents: `/version`, `/apis`.
    init(document path: String, accept: String = WireFormat.json.accept) {
        method = .GET
        self.path = path
        self.accept = accept
        subject = RequestSubject(path: path)
    }

    /// A request for a resource.
    ///
    /// - Parameters:
    ///   - verb: The verb in the terms of RBAC.
    ///   - resource: The resource; its first version is used.
    ///   - namespace: The namespace; nil for all of them and for kinds that have none.
    ///   - name: The object; nil for the collection.
    /// - Throws: A ``KubernetesError`` with the code `badRequest` for what would reach something else than was meant.
    init(
        _ method: HTTPMethod, verb: String, resource: APIResource, namespace: String?, name: String? = nil,
        subresource: String? = nil
    ) throws(KubernetesError) {
        let namespace = resource.isNamespaced && namespace?.isEmpty == false ? namespace : nil
        self.method = method
        subject = RequestSubject(
            verb: verb, resource: resource.qualifiedName + (subresource.map { "/\($0)" } ?? ""), namespace: namespace,
            name: name, isEviction: subresource == "eviction")
        // Without its namespace, a path with a name, or one to create under, is that of something else.
        guard namespace != nil || !resource.isNamespaced || (name == nil && method == .GET) else {
            throw KubernetesError(.badRequest, "refused to \(subject): \(resource.kind) needs a namespace")
        }
        var segments = resource.group.isEmpty ? ["api", resource.version] : ["apis", resource.group, resource.version]
        if let namespace { segments += ["namespaces", namespace] }
        segments.append(resource.plural)
        if let name { segments.append(name) }
        if let subresource { segments.append(subresource) }
        guard segments.allSatisfy({ !["", ".", ".."].contains($0) && !$0.contains("/") && !$0.contains("%") }) else {
            throw KubernetesError(
                .badRequest, "refused to \(subject): a name is empty or has characters that no name can have")
        }
        path = segments.reduce(into: "") { $0 += "/" + PercentEncoding.encode($1) }
    }

    /// The path with its query.
    var target: String {
        let pairs = query.compactMap { parameter in
            parameter.value.map { "\(parameter.name)=\(PercentEncoding.encode($0))" }
        }
        return pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
    }

    /// Puts a JSON body on the request.
    mutating func setBody(_ value: JSONValue, contentType: String = WireFormat.json.contentType) throws {
        body = ByteBuffer(bytes: try KubernetesJSON.makeEncoder().encode(value))
        self.contentType = contentType
    }
}
