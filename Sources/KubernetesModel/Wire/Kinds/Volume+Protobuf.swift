extension Volume: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: name = try reader.sharedString()
            case 2: try reader.nested { (reader) throws(WireError) in try readSource(&reader) }
            default: try reader.skip()
            }
        }
    }

    private mutating func readSource(_ reader: inout ProtobufReader) throws(WireError) {
        while let field = try reader.nextField() {
            switch field {
            case 6: secret = try reader.message(SecretSource.self)
            case 10: persistentVolumeClaim = try reader.message(ClaimSource.self)
            case 19: configMap = try reader.message(ConfigMapSource.self)
            default: try reader.skip()
            }
        }
    }
}

extension Volume.SecretSource: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: secretName = try reader.sharedString()
            case 4: optional = try reader.bool()
            default: try reader.skip()
            }
        }
    }
}

extension Volume.ClaimSource: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            if field == 1 { claimName = try reader.sharedString() } else { try reader.skip() }
        }
    }
}

extension Volume.ConfigMapSource: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: name = try reader.message(LocalReference.self).name
            case 4: optional = try reader.bool()
            default: try reader.skip()
            }
        }
    }
}
