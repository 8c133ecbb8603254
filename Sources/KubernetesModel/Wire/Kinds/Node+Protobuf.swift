extension Node: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: metadata = try reader.message(ObjectMeta.self)
            case 2: spec = try reader.message(Spec.self)
            case 3: status = try reader.message(Status.self)
            default: try reader.skip()
            }
        }
    }
}

extension Node.Spec: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 4: unschedulable = try reader.bool()
            case 5: taints.append(try reader.message(Node.Taint.self))
            default: try reader.skip()
            }
        }
    }
}

extension Node.Taint: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: key = try reader.sharedString()
            case 2: value = try reader.optionalSharedString()
            case 3: effect = try reader.sharedString()
            default: try reader.skip()
            }
        }
    }
}

extension Node.Status: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 2: try allocatable.readEntry(&reader)
            case 4: conditions.append(try reader.condition(.probed))
            default: try reader.skip()
            }
        }
    }
}
