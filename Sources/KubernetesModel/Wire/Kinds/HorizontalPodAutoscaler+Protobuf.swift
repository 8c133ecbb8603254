extension HorizontalPodAutoscaler: ProtobufDecodable {
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

extension HorizontalPodAutoscaler.Spec: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1:
                scaleTargetRef = try reader.nested { (reader) throws(WireError) in
                    try ObjectReference(crossVersion: &reader)
                }
            case 2: minReplicas = try reader.int()
            case 3: maxReplicas = try reader.int()
            default: try reader.skip()
            }
        }
    }
}

extension HorizontalPodAutoscaler.Status: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 3: currentReplicas = try reader.int()
            case 4: desiredReplicas = try reader.int()
            case 6: conditions.append(try reader.condition(.workload))
            default: try reader.skip()
            }
        }
    }
}
