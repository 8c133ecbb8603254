extension ControllerRevision: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: metadata = try reader.message(ObjectMeta.self)
            case 3: revision = try reader.int()
            default: try reader.skip()
            }
        }
    }
}
