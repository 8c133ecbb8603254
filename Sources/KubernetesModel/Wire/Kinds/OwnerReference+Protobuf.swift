extension OwnerReference: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: kind = try reader.sharedString()
            case 3: name = try reader.sharedString()
            case 4: uid = try reader.uid()
            case 5: apiVersion = try reader.sharedString()
            case 6: controller = try reader.bool()
            case 7: blockOwnerDeletion = try reader.bool()
            default: try reader.skip()
            }
        }
    }
}
