extension ConfigMap: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: metadata = try reader.message(ObjectMeta.self)
            // The value is passed over unread.
            case 2, 3: keys.append(try reader.entryKey())
            default: try reader.skip()
            }
        }
        keys.sort()
    }
}
