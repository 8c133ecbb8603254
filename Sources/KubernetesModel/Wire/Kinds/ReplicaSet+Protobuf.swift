extension ReplicaSet: ProtobufDecodable {
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

extension ReplicaSet.Spec: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: replicas = try reader.int()
            case 2: selector = try reader.message(LabelSelector.self)
            case 3: template = try reader.message(PodTemplate.self)
            default: try reader.skip()
            }
        }
    }
}

extension ReplicaSet.Status: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: replicas = try reader.int()
            case 3: observedGeneration = try reader.int()
            case 4: readyReplicas = try reader.int()
            case 5: availableReplicas = try reader.int()
            case 6: conditions.append(try reader.condition(.workload))
            default: try reader.skip()
            }
        }
    }
}
