internal import HummingbirdCore
internal import KubernetesModel
internal import NIOCore

extension APIServer {
    func answerGet(_ request: APIRequest, _ path: ResourcePath) throws(APIError) -> Reply {
        if let text = request.query["resourceVersion"], !text.isEmpty,
            try ListQuery.revision(text) > store.revision
        {
            throw .tooLargeResourceVersion(try ListQuery.revision(text), current: store.revision)
        }
        return try reply(try stored(path), path, request)
    }

    /// The object that a path names.
    func stored(_ path: ResourcePath) throws(APIError) -> StoredObject {
        let name = path.name ?? ""
        let key = ObjectContent.key(namespace: path.namespace ?? "", name: name)
        guard let object = store.object(path.kind.storage, key: key) else { throw .notFound(path.kind.name, name) }
        return object
    }

    func answerList(_ request: APIRequest, _ path: ResourcePath) throws(APIError) -> Reply {
        let representation = try Representation(accept: request.accept)
        let query = try ListQuery(request.query, path: path)
        let renderer = try renderer(path, representation, request)
        if query.isWatch {
            return WatchSession(server: self, path: path, query: query, renderer: renderer).reply()
        }
        let page = try page(path, query)
        guard representation.form != .metadataOfOne else {
            throw APIError(
                406, "NotAcceptable",
                "you requested PartialObjectMetadata, but the requested object is a list (*core.\(path.kind.listKind))")
        }
        return Reply(content: page.content(renderer))
    }

    /// The objects that a list shows.
    func page(_ path: ResourcePath, _ query: ListQuery) throws(APIError) -> ListPage {
        let (objects, revision, start) = try listed(path, query)
        let prefix = path.namespace.map { "\($0)/" } ?? ""
        // The list of a past page goes on behind the last key that was seen.
        let from = start.map { $0 + "\u{0}" } ?? prefix
        // From any version means from the cache, which knows no pages.
        let limit = query.resourceVersion == 0 && query.continuation == nil ? nil : query.limit
        var page = ListPage(revision: revision)
        var remaining = 0
        for object in objects.objects(from: from) {
            guard object.content.key.hasPrefix(prefix) else { break }
            if let limit, page.objects.count >= limit {
                remaining += 1
                // Whether one of the rest is selected shows only on the next page.
                guard query.selectsAll else { break }
                continue
            }
            guard query.selectsAll || query.matches(object.content, path) else { continue }
            page.objects.append(object)
        }
        if remaining > 0, let last = page.objects.last {
            page.continuation = ContinueToken(revision: revision, last: last.content.key).text
            page.remaining = query.selectsAll ? remaining : nil
        }
        return page
    }

    /// The state that a list shows, its revision, and the key behind which to begin.
    private func listed(
        _ path: ResourcePath, _ query: ListQuery
    ) throws(APIError) -> (ObjectIndex, revision: Int, start: String?) {
        let resource = path.kind.storage
        if let text = query.continuation {
            if let revision = query.resourceVersion, revision != 0 {
                throw .badRequest("specifying resource version is not allowed when using continue")
            }
            let token = try ContinueToken(parsing: text)
            // A token without a version goes on in the newest state.
            guard token.revision >= 0 else {
                let (objects, revision) = store.objects(resource)
                return (objects, revision, token.last)
            }
            guard let objects = store.objects(resource, at: token.revision) else {
                throw .expiredContinuation(ContinueToken(revision: -1, last: token.last).text)
            }
            return (objects, token.revision, token.last)
        }
        let (objects, revision) = store.objects(resource)
        guard let asked = query.resourceVersion, asked > 0 else { return (objects, revision, nil) }
        guard asked <= revision else { throw .tooLargeResourceVersion(asked, current: revision) }
        let isExact = query.match == "Exact" || (query.match == nil && query.limit != nil)
        guard isExact else { return (objects, revision, nil) }
        guard let past = store.objects(resource, at: asked) else {
            throw .expired("The resourceVersion for the provided list is too old.")
        }
        return (past, asked, nil)
    }
}

extension APIError {
    // apiserver's pkg/storage/etcd3/errors.go.
    static func expiredContinuation(_ token: String) -> APIError {
        APIError(
            410, "Expired",
            "The provided continue parameter is too old to display a consistent list result. You can start a new list "
                + "without the continue parameter, or use the continue token in this response to retrieve the "
                + "remainder of the results. Continuing with the provided token results in an inconsistent list - "
                + "objects that were created, modified, or deleted between the time the first chunk was returned and "
                + "now may show up in the list.",
            continuation: token)
    }
}

/// What a list answers.
struct ListPage: Sendable {
    var objects: [StoredObject] = []
    let revision: Int
    var continuation: String?
    var remaining: Int?

    init(revision: Int) { self.revision = revision }

    private static let pieceSize = 256 * 1024

    /// Lists of custom kinds say that there is no more, others say nothing.
    private func metadata(_ renderer: Renderer) -> JSONValue {
        var metadata = metadata
        if renderer.kind.isCustom, continuation == nil { metadata["continue"] = "" }
        return metadata
    }

    private var metadata: JSONValue {
        var metadata: [String: JSONValue] = ["resourceVersion": .string(String(revision))]
        if let continuation { metadata["continue"] = .string(continuation) }
        if let remaining { metadata["remainingItemCount"] = .integer(remaining) }
        return .object(metadata)
    }

    /// The list as it is sent: piece by piece, so that a long one never lies in memory as a whole.
    func content(_ renderer: Renderer) -> Reply.Content {
        if renderer.form == .table {
            return .bytes(renderer.tableOf(objects.map(renderer.value), metadata: metadata).bytes)
        }
        let isMetadata = renderer.form == .metadataOnly
        let kind = isMetadata ? "PartialObjectMetadataList" : renderer.kind.listKind
        let apiVersion = isMetadata ? "meta.k8s.io/v1" : renderer.kind.apiVersion(renderer.version)
        var head: [UInt8] = [UInt8(ascii: "{")]
        head.append(contentsOf: TypeHeader.bytes(kind: kind, apiVersion: apiVersion))
        head.append(contentsOf: #""metadata":"#.utf8)
        metadata(renderer).write(to: &head)
        head.append(contentsOf: #","items":["#.utf8)
        let size = objects.reduce(0) { $0 + $1.content.size }
        guard size > Self.pieceSize else {
            var bytes = head
            append(objects[...], to: &bytes, renderer)
            bytes.append(contentsOf: "]}\n".utf8)
            return .bytes(bytes)
        }
        let (objects, opening) = (objects, head)
        return .pieces { output in
            var bytes = opening
            var position = 0
            while position < objects.count {
                let end = min(position + 64, objects.count)
                append(objects[position..<end], to: &bytes, renderer)
                position = end
                guard bytes.count > Self.pieceSize else { continue }
                try await output.write(ByteBuffer(bytes: bytes))
                bytes.removeAll(keepingCapacity: true)
            }
            bytes.append(contentsOf: "]}\n".utf8)
            try await output.write(ByteBuffer(bytes: bytes))
        }
    }

    private func append(_ slice: ArraySlice<StoredObject>, to bytes: inout [UInt8], _ renderer: Renderer) {
        let type = renderer.itemType
        for (position, object) in zip(slice.indices, slice) {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            renderer.item(object, to: &bytes, type: type)
        }
    }
}
