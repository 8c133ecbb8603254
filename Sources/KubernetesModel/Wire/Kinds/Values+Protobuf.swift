extension Quantity: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init("")
        while let field = try reader.nextField() {
            if field == 1 { self = Quantity(try reader.sharedString()) } else { try reader.skip() }
        }
    }
}

extension IntOrString: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        var (isText, number, text) = (false, 0, "")
        while let field = try reader.nextField() {
            switch field {
            case 1: isText = try reader.int() == 1
            case 2: number = try reader.int()
            case 3: text = try reader.sharedString()
            default: try reader.skip()
            }
        }
        self = isText ? .string(text) : .int(number)
    }
}

extension LocalReference: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            if field == 1 { name = try reader.sharedString() } else { try reader.skip() }
        }
    }
}

extension ResourceAmounts {
    /// Reads one entry of a map of amounts; other resources than the two are passed over.
    mutating func readEntry(_ reader: inout ProtobufReader) throws(WireError) {
        let (name, quantity) = try reader.quantityEntry()
        switch name {
        case "cpu": cpu = quantity
        case "memory": memory = quantity
        default: break
        }
    }
}
