extension Job: ProtobufDecodable {
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

extension Job.Spec: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: parallelism = try reader.int()
            case 2: completions = try reader.int()
            case 3: activeDeadlineSeconds = try reader.int()
            case 6: template = try reader.message(PodTemplate.self)
            case 7: backoffLimit = try reader.int()
            case 10: suspend = try reader.bool()
            default: try reader.skip()
            }
        }
    }
}

extension Job.Status: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: conditions.append(try reader.condition(.probed))
            case 2: startTime = try reader.time()
            case 3: completionTime = try reader.time()
            case 4: active = try reader.int()
            case 5: succeeded = try reader.int()
            case 6: failed = try reader.int()
            default: try reader.skip()
            }
        }
    }
}
