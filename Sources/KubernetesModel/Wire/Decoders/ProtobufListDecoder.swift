/// Reads `k8s\0`, then `runtime.Unknown{raw: XList{metadata, items}}`, without waiting for the end of `raw`.
struct ProtobufListDecoder<Object: KubernetesObject>: ListBodyDecoder {
    private let cache: DecodingCache
    private var queue = ByteQueue()
    private var parser: ProtobufListParser<Object>

    init(cache: DecodingCache, maximumObjectSize: Int) {
        self.cache = cache
        parser = ProtobufListParser(maximumObjectSize: maximumObjectSize)
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(WireError) {
        queue.append(bytes)
        let consumed = try queue.withBytes { (unread) throws(WireError) in
            try cache.withReader(of: unread) { (reader) throws(WireError) in
                try parser.consume(&reader)
                return reader.position
            }
        }
        queue.removeFirst(consumed)
    }

    func finish() throws(WireError) -> ObjectList<Object> {
        guard parser.isComplete, queue.count == 0 else {
            throw WireError(.truncated, "the list of \(Object.resource.plural) ends before its end")
        }
        return parser.list
    }
}

/// The state between two arrivals of bytes: where in the list it is, and what came out so far.
private struct ProtobufListParser<Object: KubernetesObject>: Sendable {
    private enum Place: Equatable {
        case prefix
        case envelope
        /// Within the list, with so many of its bytes to come.
        case list(remaining: Int)
    }

    let maximumObjectSize: Int
    private(set) var list = ObjectList<Object>()
    private var place = Place.prefix
    private var hasList = false

    init(maximumObjectSize: Int) { self.maximumObjectSize = maximumObjectSize }

    var isComplete: Bool { hasList && place == .envelope }

    /// Reads all that has arrived whole, and leaves the reader where that ends.
    mutating func consume(_ reader: inout ProtobufReader) throws(WireError) {
        guard Object.readsProtobuf else {
            throw WireError(.unsupported, "\(Object.resource.plural) cannot be read from protobuf: ask for JSON")
        }
        while try step(&reader) {}
    }

    /// Reads one part; false when it has not arrived.
    private mutating func step(_ reader: inout ProtobufReader) throws(WireError) -> Bool {
        switch place {
        case .prefix:
            guard reader.remaining >= ProtobufEnvelope.prefix.count else { return false }
            try ProtobufEnvelope.readPrefix(&reader)
            place = .envelope
            return true
        case .envelope:
            return try stepInEnvelope(&reader)
        case .list(0):
            place = .envelope
            return true
        case .list(let remaining):
            return try stepInList(&reader, remaining: remaining)
        }
    }

    private mutating func stepInEnvelope(_ reader: inout ProtobufReader) throws(WireError) -> Bool {
        guard let part = try reader.header() else { return false }
        if part.field == 2 {
            place = .list(remaining: part.length)
            hasList = true
            return true
        }
        guard try hasArrived(part, &reader) else { return false }
        if part.field == 1 {
            let type = try reader.reading(part.range) { (reader) throws(WireError) in
                try ProtobufEnvelope.TypeMeta(protobuf: &reader)
            }
            guard type.kind == "\(Object.resource.kind)List" else {
                throw WireError(.unexpectedKind, "asked for \(Object.resource.plural), got '\(type.kind)'")
            }
        }
        try reader.move(to: part.range.upperBound)
        return true
    }

    private mutating func stepInList(_ reader: inout ProtobufReader, remaining: Int) throws(WireError) -> Bool {
        guard let part = try reader.header() else { return false }
        guard part.range.upperBound - part.start <= remaining else {
            throw WireError(.malformed, "an object reaches past the end of the list of \(Object.resource.plural)")
        }
        guard try hasArrived(part, &reader) else { return false }
        switch part.field {
        case 1: try reader.reading(part.range) { (reader) throws(WireError) in try list.readMetadata(&reader) }
        case 2: readItem(part.range, &reader)
        default: break
        }
        try reader.move(to: part.range.upperBound)
        place = .list(remaining: remaining - (part.range.upperBound - part.start))
        return true
    }

    private mutating func readItem(_ range: Range<Int>, _ reader: inout ProtobufReader) {
        do {
            let object = try reader.reading(range) { (reader) throws(WireError) in
                try Object.decode(protobuf: &reader)
            }
            list.items.append(object)
        } catch {
            list.undecodable.append(UndecodableObject(protobuf: range, &reader, error: error))
        }
    }

    /// Whether a part is there whole; otherwise the reader goes back to its beginning.
    private func hasArrived(
        _ part: ProtobufReader.Header, _ reader: inout ProtobufReader
    ) throws(WireError) -> Bool {
        guard part.length <= maximumObjectSize else {
            throw WireError(
                .tooLarge,
                "one of the \(Object.resource.plural) takes \(part.length) bytes, more than \(maximumObjectSize)")
        }
        if part.length <= reader.remaining { return true }
        try reader.move(to: part.start)
        return false
    }
}

extension ObjectList {
    /// Reads a `ListMeta`.
    fileprivate mutating func readMetadata(_ reader: inout ProtobufReader) throws(WireError) {
        while let field = try reader.nextField() {
            switch field {
            case 2: resourceVersion = ResourceVersion(try reader.string())
            case 3: continueToken = try reader.optionalString()
            case 4: remainingItemCount = try reader.optionalInt()
            default: try reader.skip()
            }
        }
    }
}
