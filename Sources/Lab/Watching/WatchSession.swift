internal import HummingbirdCore
internal import KubernetesModel
internal import NIOCore

/// One watch: follows the changes of a kind for as long as the client listens.
///
/// It holds no queue of its own. It reads the store's recent changes at its own speed, and when it is so slow that they
/// are forgotten before it has read them, it ends and the client lists anew.
struct WatchSession: Sendable {
    let server: APIServer
    let path: ResourcePath
    let query: ListQuery
    let renderer: Renderer

    /// The real server sends one each minute.
    private static let bookmarkInterval: Duration = .seconds(60)
    /// The real server picks a time between 30 and 60 minutes.
    private static let longest = 1800

    private static let pieceSize = 256 * 1024

    func reply() -> Reply {
        Reply(content: .stream { output in try await run(&output) })
    }

    @concurrent private func run(_ output: inout any ResponseBodyWriter) async throws {
        let deadline = ContinuousClock.now + .seconds(query.timeout.map { $0 > 0 ? $0 : Self.longest } ?? Self.longest)
        var hasHeader = true
        guard var cursor = try await begin(&output, &hasHeader) else { return }
        var nextBookmark = ContinuousClock.now + Self.bookmarkInterval
        while ContinuousClock.now < deadline {
            // Read before the changes: all up to here are sent when a bookmark says so.
            let revision = server.store.revision
            guard let changes = server.store.changes(path.kind.storage, after: cursor) else {
                return try await output.write(errorFrame(tooOld(cursor)))
            }
            if let last = changes.last {
                try await send(changes, &output, &hasHeader)
                cursor = last.revision
                continue
            }
            cursor = max(cursor, revision)
            if ContinuousClock.now >= nextBookmark {
                nextBookmark = ContinuousClock.now + Self.bookmarkInterval
                if query.allowsBookmarks { try await output.write(bookmark(at: cursor)) }
            }
            switch await wait(after: cursor, until: min(deadline, nextBookmark)) {
            case .changed(let revision): cursor = max(cursor, revision)
            case .ended: return
            case .timeIsUp: break
            }
        }
    }

    /// Sends what is there already, where that is asked for.
    ///
    /// - Returns: the revision to follow the changes from; nil: the watch is over.
    @concurrent private func begin(_ output: inout any ResponseBodyWriter, _ hasHeader: inout Bool) async throws -> Int?
    {
        let resource = path.kind.storage
        if query.sendsInitialEvents != true, let asked = query.resourceVersion, asked > 0 {
            guard asked >= server.store.compacted(resource) else {
                try await output.write(errorFrame(tooOld(asked)))
                return nil
            }
            return asked
        }
        let (objects, revision) = server.store.objects(resource)
        guard query.sendsInitialEvents != false else { return revision }
        var frames = ByteBuffer()
        let prefix = path.namespace.map { "\($0)/" } ?? ""
        for object in objects.objects(from: prefix) {
            guard object.content.key.hasPrefix(prefix) else { break }
            guard query.matches(object.content, path) else { continue }
            var frame = frame(.added, object, &hasHeader)
            frames.writeBuffer(&frame)
            guard frames.readableBytes > Self.pieceSize else { continue }
            try await output.write(frames)
            frames = ByteBuffer()
        }
        if query.sendsInitialEvents == true, query.allowsBookmarks {
            var frame = bookmark(at: revision, endsInitialEvents: true)
            frames.writeBuffer(&frame)
        }
        if frames.readableBytes > 0 { try await output.write(frames) }
        return revision
    }

    @concurrent private func send(
        _ changes: [Change], _ output: inout any ResponseBodyWriter, _ hasHeader: inout Bool
    ) async throws {
        // The frames of a change are shared by all who see it, also while a slow client has not taken them yet.
        var frames: [ByteBuffer] = []
        for change in changes {
            guard let (event, object) = change.event(where: { query.matches($0, path) }) else { continue }
            frames.append(
                renderer.isPlain
                    ? change.frame(event, object, type: renderer.type) : frame(event, object, &hasHeader))
        }
        if !frames.isEmpty { try await output.write(contentsOf: frames) }
    }

    private enum Wake {
        case changed(Int)
        case timeIsUp
        case ended
    }

    private func wait(after cursor: Int, until time: ContinuousClock.Instant) async -> Wake {
        await withTaskGroup(of: Wake.self) { group in
            group.addTask {
                let revision = await server.store.waitForChange(
                    path.kind.storage, namespace: path.namespace, name: query.fields.name, after: cursor)
                return revision.map { .changed($0) } ?? .ended
            }
            group.addTask {
                // A sleep that is cut short means that the other came first.
                try? await Task.sleep(until: time, clock: .continuous)
                return Task.isCancelled ? .ended : .timeIsUp
            }
            defer { group.cancelAll() }
            return await group.next() ?? .ended
        }
    }

    // MARK: Lines

    /// - Parameter hasHeader: Whether a table still has to say what its columns are; only the first does.
    private func frame(
        _ event: Change.EventType, _ object: StoredObject, _ hasHeader: inout Bool
    ) -> ByteBuffer {
        guard !renderer.isPlain else { return Change.frame(event, object, type: renderer.type) }
        defer { hasHeader = false }
        return line(event.rawValue, renderer.transformed(object, hasHeader: hasHeader))
    }

    private func line(_ type: String, _ object: JSONValue) -> ByteBuffer {
        var bytes = (["type": .string(type), "object": object] as JSONValue).bytes
        bytes.append(UInt8(ascii: "\n"))
        return ByteBuffer(bytes: bytes)
    }

    private func bookmark(at revision: Int, endsInitialEvents: Bool = false) -> ByteBuffer {
        var metadata: [String: JSONValue] = [
            "resourceVersion": .string(String(revision)), "creationTimestamp": .null,
        ]
        if endsInitialEvents { metadata["annotations"] = ["k8s.io/initial-events-end": "true"] }
        let isWhole = renderer.form == .whole
        let object: JSONValue =
            renderer.form == .table
            ? renderer.tableOf([], metadata: .object(metadata))
            : [
                "kind": .string(isWhole ? path.kind.kind : "PartialObjectMetadata"),
                "apiVersion": .string(isWhole ? path.kind.apiVersion(path.version) : "meta.k8s.io/v1"),
                "metadata": .object(metadata),
            ]
        return line("BOOKMARK", object)
    }

    private func errorFrame(_ error: APIError) -> ByteBuffer { line("ERROR", error.status) }

    private func tooOld(_ revision: Int) -> APIError {
        .expired("too old resource version: \(revision) (\(server.store.compacted(path.kind.storage)))")
    }
}
