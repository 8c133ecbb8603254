extension Lease: ProtobufDecodable {
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

extension Lease.Spec: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: holderIdentity = try reader.string()
            case 2: leaseDurationSeconds = try reader.int()
            case 3: acquireTime = try reader.microTime()
            case 4: renewTime = try reader.microTime()
            case 5: leaseTransitions = try reader.int()
            default: try reader.skip()
            }
        }
    }
}
