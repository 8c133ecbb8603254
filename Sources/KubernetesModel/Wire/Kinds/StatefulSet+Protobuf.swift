extension StatefulSet: ProtobufDecodable {
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

extension StatefulSet.Spec: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: replicas = try reader.int()
            case 2: selector = try reader.message(LabelSelector.self)
            case 3: template = try reader.message(PodTemplate.self)
            case 5: serviceName = try reader.sharedString()
            default: try reader.skip()
            }
        }
    }
}

extension StatefulSet.Status: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: observedGeneration = try reader.int()
            case 2: replicas = try reader.int()
            case 3: readyReplicas = try reader.int()
            case 5: updatedReplicas = try reader.int()
            case 6: currentRevision = try reader.optionalSharedString()
            case 7: updateRevision = try reader.optionalSharedString()
            case 10: conditions.append(try reader.condition(.workload))
            default: try reader.skip()
            }
        }
    }
}
