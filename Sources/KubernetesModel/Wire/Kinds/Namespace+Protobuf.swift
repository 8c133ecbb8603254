extension Namespace: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: metadata = try reader.message(ObjectMeta.self)
            case 3: status = try reader.message(Status.self)
            default: try reader.skip()
            }
        }
    }
}

extension Namespace.Status: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: phase = try reader.sharedString()
            case 2: conditions.append(try reader.condition(.namespace))
            default: try reader.skip()
            }
        }
    }
}
