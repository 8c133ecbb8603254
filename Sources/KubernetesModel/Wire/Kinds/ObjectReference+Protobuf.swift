extension ObjectReference: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: kind = try reader.sharedString()
            case 2: namespace = try reader.optionalSharedString()
            case 3: name = try reader.sharedString()
            case 4: uid = try reader.uid()
            case 5: apiVersion = try reader.optionalSharedString()
            case 7: fieldPath = try reader.optionalSharedString()
            default: try reader.skip()
            }
        }
    }

    /// Reads a `CrossVersionObjectReference`, which numbers its fields in its own way.
    init(crossVersion reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: kind = try reader.sharedString()
            case 2: name = try reader.sharedString()
            case 3: apiVersion = try reader.optionalSharedString()
            default: try reader.skip()
            }
        }
    }
}
