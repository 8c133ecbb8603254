extension Endpoints: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: metadata = try reader.message(ObjectMeta.self)
            case 2: subsets.append(try reader.message(Subset.self))
            default: try reader.skip()
            }
        }
    }
}

extension Endpoints.Subset: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: addresses.append(try reader.message(Endpoints.Address.self))
            case 2: notReadyAddresses.append(try reader.message(Endpoints.Address.self))
            case 3: ports.append(try reader.message(Endpoints.Port.self))
            default: try reader.skip()
            }
        }
    }
}

extension Endpoints.Address: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: ip = try reader.string()
            case 2: targetRef = try reader.message(ObjectReference.self)
            default: try reader.skip()
            }
        }
    }
}

extension Endpoints.Port: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: name = try reader.optionalSharedString()
            case 2: port = try reader.int()
            default: try reader.skip()
            }
        }
    }
}
