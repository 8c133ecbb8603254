/// Goes through the fields of a protobuf message.
enum ProtobufScanner {
    enum Value {
        case number(UInt64)
        case bytes(ArraySlice<UInt8>)
    }

    /// Calls the body with each field; never traps, whatever the bytes are.
    static func each(
        _ bytes: ArraySlice<UInt8>, _ body: (UInt64, Value) throws(ProtobufBody.Malformed) -> Void
    ) throws(ProtobufBody.Malformed) {
        var rest = bytes
        while !rest.isEmpty {
            let tag = try varint(&rest)
            switch tag & 7 {
            case 0: try body(tag >> 3, .number(try varint(&rest)))
            case 1: try body(tag >> 3, .number(try fixed(&rest, count: 8)))
            case 2:
                let length = try varint(&rest)
                guard length <= UInt64(rest.count) else { throw ProtobufBody.Malformed() }
                try body(tag >> 3, .bytes(rest.prefix(Int(length))))
                rest = rest.dropFirst(Int(length))
            case 5: try body(tag >> 3, .number(try fixed(&rest, count: 4)))
            default: throw ProtobufBody.Malformed()
            }
        }
    }

    private static func varint(_ bytes: inout ArraySlice<UInt8>) throws(ProtobufBody.Malformed) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard let byte = bytes.popFirst() else { throw ProtobufBody.Malformed() }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
        }
        throw ProtobufBody.Malformed()
    }

    private static func fixed(_ bytes: inout ArraySlice<UInt8>, count: Int) throws(ProtobufBody.Malformed) -> UInt64 {
        guard bytes.count >= count else { throw ProtobufBody.Malformed() }
        var value: UInt64 = 0
        for byte in bytes.prefix(count).reversed() { value = value << 8 | UInt64(byte) }
        bytes = bytes.dropFirst(count)
        return value
    }
}
