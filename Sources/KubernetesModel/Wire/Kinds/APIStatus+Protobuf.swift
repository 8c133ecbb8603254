extension APIStatus: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 2: status = try reader.optionalString()
            case 3: message = try reader.optionalString()
            case 4: reason = try reader.optionalString()
            case 5: details = try reader.message(Details.self)
            case 6: code = try reader.optionalInt()
            default: try reader.skip()
            }
        }
    }
}

extension APIStatus.Details: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: name = try reader.optionalString()
            case 2: group = try reader.optionalString()
            case 3: kind = try reader.optionalString()
            case 4: causes.append(try reader.message(APIStatus.Cause.self))
            case 5: retryAfterSeconds = try reader.optionalInt()
            case 6:
                let uid = try reader.uid()
                self.uid = uid.isEmpty ? nil : uid
            default: try reader.skip()
            }
        }
    }
}

extension APIStatus.Cause: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: reason = try reader.optionalString()
            case 2: message = try reader.optionalString()
            case 3: self.field = try reader.optionalString()
            default: try reader.skip()
            }
        }
    }
}
