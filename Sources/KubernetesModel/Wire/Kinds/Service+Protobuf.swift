extension Service: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: metadata = try reader.message(ObjectMeta.self)
            case 2: spec = try reader.message(Spec.self)
            default: try reader.skip()
            }
        }
    }
}

extension Service.Spec: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: ports.append(try reader.message(Service.Port.self))
            case 2: selector = try reader.sharedMap()
            case 4: type = try reader.sharedString()
            case 13: publishNotReadyAddresses = try reader.bool()
            default: try reader.skip()
            }
        }
    }
}

extension Service.Port: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: name = try reader.optionalSharedString()
            case 2: `protocol` = try reader.optionalSharedString()
            case 3: port = try reader.int()
            case 4: targetPort = try reader.message(IntOrString.self)
            default: try reader.skip()
            }
        }
    }
}
