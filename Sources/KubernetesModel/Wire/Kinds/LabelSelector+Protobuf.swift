extension LabelSelector: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: matchLabels = try reader.sharedMap()
            case 2: matchExpressions.append(try reader.message(Requirement.self))
            default: try reader.skip()
            }
        }
    }
}

extension LabelSelector.Requirement: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: key = try reader.sharedString()
            case 2: `operator` = try reader.sharedString()
            case 3: values.append(try reader.sharedString())
            default: try reader.skip()
            }
        }
    }
}
