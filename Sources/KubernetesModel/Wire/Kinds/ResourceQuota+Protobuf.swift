extension ResourceQuota: ProtobufDecodable {
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

extension ResourceQuota.Status: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1:
                let entry = try reader.quantityEntry()
                hard[entry.name] = entry.quantity
            case 2:
                let entry = try reader.quantityEntry()
                used[entry.name] = entry.quantity
            default: try reader.skip()
            }
        }
    }
}
