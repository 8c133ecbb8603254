extension DaemonSet: ProtobufDecodable {
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

extension DaemonSet.Spec: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: selector = try reader.message(LabelSelector.self)
            case 2: template = try reader.message(PodTemplate.self)
            default: try reader.skip()
            }
        }
    }
}

extension DaemonSet.Status: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: currentNumberScheduled = try reader.int()
            case 3: desiredNumberScheduled = try reader.int()
            case 4: numberReady = try reader.int()
            case 5: observedGeneration = try reader.int()
            case 6: updatedNumberScheduled = try reader.int()
            case 8: numberUnavailable = try reader.int()
            case 10: conditions.append(try reader.condition(.workload))
            default: try reader.skip()
            }
        }
    }
}
