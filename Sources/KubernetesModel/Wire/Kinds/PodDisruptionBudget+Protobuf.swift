extension PodDisruptionBudget: ProtobufDecodable {
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

extension PodDisruptionBudget.Spec: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            if field == 2 { selector = try reader.message(LabelSelector.self) } else { try reader.skip() }
        }
    }
}

extension PodDisruptionBudget.Status: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 3: disruptionsAllowed = try reader.int()
            case 4: currentHealthy = try reader.int()
            case 5: desiredHealthy = try reader.int()
            case 6: expectedPods = try reader.int()
            default: try reader.skip()
            }
        }
    }
}
