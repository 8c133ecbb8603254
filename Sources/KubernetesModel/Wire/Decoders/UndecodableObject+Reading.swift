extension UndecodableObject {
    /// What can still be said of an object in protobuf that could not be read.
    init(protobuf range: Range<Int>, _ reader: inout ProtobufReader, error: WireError) {
        self.init(reason: error.message)
        // The rest of the metadata may be what is broken: what was read before counts.
        try? reader.reading(range) { (reader) throws(WireError) in
            while let field = try reader.nextField() {
                guard field == 1 else {
                    try reader.skip()
                    continue
                }
                try reader.nested { (reader) throws(WireError) in try readIdentity(&reader) }
            }
        }
    }

    private mutating func readIdentity(_ reader: inout ProtobufReader) throws(WireError) {
        var (name, namespace) = ("", "")
        defer { key = name.isEmpty ? nil : NamespacedName(namespace: namespace, name: name) }
        while let field = try reader.nextField() {
            switch field {
            case 1: name = try reader.string()
            case 3: namespace = try reader.string()
            case 6: resourceVersion = ResourceVersion(try reader.string())
            default: try reader.skip()
            }
        }
    }

    /// What can still be said of an object in JSON that could not be read.
    init(json identity: JSONIdentity?, error: any Error) {
        self.init(
            key: identity?.key, resourceVersion: identity?.resourceVersion ?? .none,
            reason: (error as? DecodingError)?.reason ?? "\(error)")
    }
}
