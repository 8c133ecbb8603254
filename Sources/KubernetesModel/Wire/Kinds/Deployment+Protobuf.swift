extension Deployment: ProtobufDecodable {
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

extension Deployment.Spec: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: replicas = try reader.int()
            case 2: selector = try reader.message(LabelSelector.self)
            case 3: template = try reader.message(PodTemplate.self)
            case 4: strategy = try reader.message(Deployment.Strategy.self)
            case 7: paused = try reader.bool()
            case 9: progressDeadlineSeconds = try reader.int()
            default: try reader.skip()
            }
        }
    }
}

extension Deployment.Strategy: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: type = try reader.sharedString()
            default: try reader.skip()
            }
        }
    }
}

extension Deployment.Status: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: observedGeneration = try reader.int()
            case 2: replicas = try reader.int()
            case 3: updatedReplicas = try reader.int()
            case 4: availableReplicas = try reader.int()
            case 5: unavailableReplicas = try reader.int()
            case 6: conditions.append(try reader.condition(.deployment))
            case 7: readyReplicas = try reader.int()
            default: try reader.skip()
            }
        }
    }
}
