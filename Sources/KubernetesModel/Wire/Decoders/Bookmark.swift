/// The metadata of a bookmark: where the watch stands.
struct Bookmark: Hashable, Sendable {
    /// Marks the bookmark that closes the initial state of a watch-list stream.
    static let endsInitialEventsKey = "k8s.io/initial-events-end"

    var resourceVersion: ResourceVersion
    var endsInitialEvents: Bool
}

extension Bookmark: Decodable {
    private enum CodingKeys: String, CodingKey {
        case metadata
    }

    init(from decoder: any Decoder) throws {
        let metadata = try decoder.container(keyedBy: CodingKeys.self).decode(ObjectMeta.self, forKey: .metadata)
        resourceVersion = metadata.resourceVersion
        endsInitialEvents = metadata.annotations[Self.endsInitialEventsKey] == "true"
    }
}

extension Bookmark: ProtobufDecodable {
    init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init(resourceVersion: .none, endsInitialEvents: false)
        while let field = try reader.nextField() {
            guard field == 1 else {
                try reader.skip()
                continue
            }
            try reader.nested { (reader) throws(WireError) in try readMetadata(&reader) }
        }
    }

    private mutating func readMetadata(_ reader: inout ProtobufReader) throws(WireError) {
        while let field = try reader.nextField() {
            switch field {
            case 6: resourceVersion = ResourceVersion(try reader.string())
            case 12:
                let marks = try reader.annotations { $0 == Self.endsInitialEventsKey }
                endsInitialEvents = marks[Self.endsInitialEventsKey] == "true"
            default: try reader.skip()
            }
        }
    }
}
