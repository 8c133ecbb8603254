/// Writes messages in protobuf's wire format (protobuf.dev, "Encoding").
struct ProtobufWriter: MessageWriter {
    private enum WireType: UInt64 {
        case varint = 0
        case fixed64 = 1
        case length = 2
        case fixed32 = 5
    }

    private(set) var bytes: [UInt8] = []

    mutating func root(_ body: (inout ProtobufWriter) -> Void) { body(&self) }

    mutating func string(_ field: MessageField, _ value: String) {
        key(field, .length)
        varint(UInt64(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }

    mutating func bool(_ field: MessageField, _ value: Bool) {
        key(field, .varint)
        bytes.append(value ? 1 : 0)
    }

    mutating func int64(_ field: MessageField, _ value: Int64) {
        key(field, .varint)
        varint(UInt64(bitPattern: value))
    }

    mutating func uint32(_ field: MessageField, _ value: UInt32) {
        key(field, .varint)
        varint(UInt64(value))
    }

    mutating func fixed32(_ field: MessageField, _ value: UInt32) {
        key(field, .fixed32)
        littleEndian(value)
    }

    mutating func fixed64(_ field: MessageField, _ value: UInt64) {
        key(field, .fixed64)
        littleEndian(value)
    }

    mutating func double(_ field: MessageField, _ value: Double) { fixed64(field, value.bitPattern) }

    mutating func enumeration(_ field: MessageField, _ value: UInt32) { uint32(field, value) }

    mutating func identifier(_ field: MessageField, _ words: [UInt64]) {
        key(field, .length)
        varint(UInt64(words.count * 8))
        for word in words { littleEndian(word.byteSwapped) }
    }

    mutating func message(_ field: MessageField, _ body: (inout ProtobufWriter) -> Void) {
        key(field, .length)
        let start = bytes.count
        body(&self)
        // The length stands before the message and is known only now.
        var length = ProtobufWriter()
        length.varint(UInt64(bytes.count - start))
        bytes.insert(contentsOf: length.bytes, at: start)
    }

    mutating func messages<Element>(
        _ field: MessageField, _ elements: [Element], _ body: (inout ProtobufWriter, Element) -> Void
    ) {
        for element in elements { message(field) { body(&$0, element) } }
    }

    mutating func doubles(_ field: MessageField, _ values: [Double]) { fixed64s(field, values.map(\.bitPattern)) }

    mutating func fixed64s(_ field: MessageField, _ values: [UInt64]) {
        guard !values.isEmpty else { return }
        key(field, .length)
        varint(UInt64(values.count * 8))
        for value in values { littleEndian(value) }
    }

    private mutating func key(_ field: MessageField, _ type: WireType) { varint(field.number << 3 | type.rawValue) }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private mutating func littleEndian(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
