extension Pod: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        var (metadata, spec, status) = (ObjectMeta(), PodSpec(), PodStatus())
        while let field = try reader.nextField() {
            switch field {
            case 1: metadata = try reader.message(ObjectMeta.self)
            case 2: spec = try reader.message(PodSpec.self)
            case 3: status = try reader.message(PodStatus.self)
            default: try reader.skip()
            }
        }
        self.init(metadata: metadata, spec: spec, status: status)
    }
}

extension PodSpec: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: volumes = try reader.sharedVolumes()
            case 2: containers = try reader.sharedContainers()
            case 3: restartPolicy = try reader.sharedString()
            case 4: terminationGracePeriodSeconds = try reader.int()
            case 7: nodeSelector = try reader.sharedMap()
            case 8: serviceAccountName = try reader.sharedString()
            case 10: nodeName = try reader.sharedString()
            case 15: imagePullSecrets.append(try reader.message(LocalReference.self))
            case 20: initContainers = try reader.sharedContainers()
            case 33: topologySpreadConstraints.append(try reader.message(TopologySpreadConstraint.self))
            case 38: schedulingGates.append(try reader.message(LocalReference.self))
            default: try reader.skip()
            }
        }
    }
}

extension TopologySpreadConstraint: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: maxSkew = try reader.int()
            case 2: topologyKey = try reader.sharedString()
            case 3: whenUnsatisfiable = try reader.sharedString()
            default: try reader.skip()
            }
        }
    }
}

extension PodStatus: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: phase = try reader.sharedString()
            case 2: conditions.append(try reader.condition(.pod))
            case 3: message = try reader.optionalSharedString()
            case 4: reason = try reader.optionalSharedString()
            case 7: startTime = try reader.time()
            case 8: containerStatuses.append(try reader.message(ContainerStatus.self))
            case 10: initContainerStatuses.append(try reader.message(ContainerStatus.self))
            case 11: nominatedNodeName = try reader.sharedString()
            default: try reader.skip()
            }
        }
    }
}

extension PodTemplate: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: metadata = try reader.message(TemplateMeta.self)
            case 2: spec = try reader.message(PodSpec.self)
            default: try reader.skip()
            }
        }
    }
}

extension TemplateMeta: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 11: labels = try reader.sharedMap()
            case 12: annotations = try reader.keptAnnotations()
            default: try reader.skip()
            }
        }
    }
}
