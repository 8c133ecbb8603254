extension CronJob: ProtobufDecodable {
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

extension CronJob.Spec: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: schedule = try reader.sharedString()
            case 4: suspend = try reader.bool()
            default: try reader.skip()
            }
        }
    }
}
