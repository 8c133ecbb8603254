extension PersistentVolumeClaim: ProtobufDecodable {
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

extension PersistentVolumeClaim.Spec: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 3: volumeName = try reader.optionalSharedString()
            case 5: storageClassName = try reader.sharedString()
            default: try reader.skip()
            }
        }
    }
}

extension PersistentVolumeClaim.Status: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: phase = try reader.sharedString()
            case 4: conditions.append(try reader.condition(.probed))
            default: try reader.skip()
            }
        }
    }
}

extension StorageClass: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: metadata = try reader.message(ObjectMeta.self)
            case 2: provisioner = try reader.sharedString()
            case 7: volumeBindingMode = try reader.sharedString()
            default: try reader.skip()
            }
        }
    }
}
