/// Reads frames of a four-byte big-endian length and a `WatchEvent{type, object}` whose object is an envelope.
struct ProtobufWatchDecoder<Object: KubernetesObject>: WatchStreamDecoder {
    private let cache: DecodingCache
    private let maximumObjectSize: Int
    private var queue = ByteQueue()

    private static var lengthSize: Int { 4 }

    init(cache: DecodingCache, maximumObjectSize: Int) {
        self.cache = cache
        self.maximumObjectSize = maximumObjectSize
    }

    var pendingBytes: Int { queue.count }

    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(WireError) -> [WatchEvent<Object>] {
        guard Object.readsProtobuf else {
            throw WireError(.unsupported, "\(Object.resource.plural) cannot be read from protobuf: ask for JSON")
        }
        queue.append(bytes)
        var events: [WatchEvent<Object>] = []
        let consumed = try queue.withBytes { (unread) throws(WireError) in
            try cache.withReader(of: unread) { (reader) throws(WireError) -> Int in
                while let frame = try nextFrame(&reader) {
                    events.append(
                        try reader.reading(frame) { (reader) throws(WireError) in try readEvent(&reader) })
                    try reader.move(to: frame.upperBound)
                }
                return reader.position
            }
        }
        queue.removeFirst(consumed)
        return events
    }

    /// Where the next frame lies, or nil when it has not arrived whole.
    private func nextFrame(_ reader: inout ProtobufReader) throws(WireError) -> Range<Int>? {
        guard reader.remaining >= Self.lengthSize else { return nil }
        let start = reader.position + Self.lengthSize
        let length = reader.slice(reader.position..<start).reduce(0) { $0 << 8 | Int($1) }
        guard length <= maximumObjectSize else {
            throw WireError(
                .tooLarge,
                "an event of the \(Object.resource.plural) takes \(length) bytes, more than \(maximumObjectSize)")
        }
        return reader.remaining >= Self.lengthSize + length ? start..<start + length : nil
    }

    private func readEvent(_ reader: inout ProtobufReader) throws(WireError) -> WatchEvent<Object> {
        var name = ""
        var raw = reader.position..<reader.position
        while let field = try reader.nextField() {
            switch field {
            case 1: name = try reader.string()
            case 2: raw = try reader.nested { (reader) throws(WireError) in try rawExtension(&reader) }
            default: try reader.skip()
            }
        }
        guard let type = WatchEventType(rawValue: name) else {
            throw WireError(.malformed, "'\(name)' is not a type of watch event")
        }
        let envelope = try reader.reading(raw) { (reader) throws(WireError) in try ProtobufEnvelope(&reader) }
        switch type {
        case .bookmark:
            let bookmark = try reader.reading(envelope.object) { (reader) throws(WireError) in
                try Bookmark(protobuf: &reader)
            }
            return .bookmark(bookmark.resourceVersion, endsInitialEvents: bookmark.endsInitialEvents)
        case .error:
            return .error(
                try reader.reading(envelope.object) { (reader) throws(WireError) in try APIStatus(protobuf: &reader) })
        case .added, .modified, .deleted:
            return try objectEvent(type, envelope, &reader)
        }
    }

    private func objectEvent(
        _ type: WatchEventType, _ envelope: ProtobufEnvelope, _ reader: inout ProtobufReader
    ) throws(WireError) -> WatchEvent<Object> {
        do throws(WireError) {
            guard envelope.type.kind == Object.resource.kind else {
                throw WireError(.unexpectedKind, "expected \(Object.resource.kind), got '\(envelope.type.kind)'")
            }
            let object = try reader.reading(envelope.object) { (reader) throws(WireError) in
                try Object.decode(protobuf: &reader)
            }
            if let event = type.event(of: object) { return event }
            throw WireError(.malformed, "'\(type.rawValue)' is not an event of an object")
        } catch {
            var undecodable = UndecodableObject(protobuf: envelope.object, &reader, error: error)
            undecodable.isDeleted = type == .deleted
            return .undecodable(undecodable)
        }
    }

    private func rawExtension(_ reader: inout ProtobufReader) throws(WireError) -> Range<Int> {
        var raw = reader.position..<reader.position
        while let field = try reader.nextField() {
            if field == 1 { raw = try reader.range() } else { try reader.skip() }
        }
        return raw
    }
}
