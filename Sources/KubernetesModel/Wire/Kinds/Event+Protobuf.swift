extension Event: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: metadata = try reader.message(ObjectMeta.self)
            case 2: involvedObject = try reader.message(ObjectReference.self)
            case 3: reason = try reader.optionalSharedString()
            case 4: message = try reader.optionalSharedString()
            case 5: source = try reader.message(Source.self)
            case 6: firstTimestamp = try reader.time()
            case 7: lastTimestamp = try reader.time()
            case 8: count = try reader.int()
            case 9: type = try reader.optionalSharedString()
            case 10: eventTime = try reader.microTime()
            case 11: series = try reader.message(Series.self)
            case 14: reportingComponent = try reader.optionalSharedString()
            default: try reader.skip()
            }
        }
    }
}

extension Event.Series: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: count = try reader.int()
            case 2: lastObservedTime = try reader.microTime()
            default: try reader.skip()
            }
        }
    }
}

extension Event.Source: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: component = try reader.optionalSharedString()
            case 2: host = try reader.optionalSharedString()
            default: try reader.skip()
            }
        }
    }
}
