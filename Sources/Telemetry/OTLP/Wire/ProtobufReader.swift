/// Reads the fields of one protobuf message, one after the other, from bytes that anyone may have sent.
struct ProtobufReader {
    /// The value of a field.
    enum Value: Hashable {
        case number(UInt64)
        case bytes(ArraySlice<UInt8>)
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// The next field.
    ///
    /// - Returns: nil at the end, and where the bytes make no sense from here on.
    mutating func next() -> (number: UInt64, value: Value)? {
        guard let key = varint() else { return nil }
        let value: Value?
        switch key & 7 {
        case 0: value = varint().map { .number($0) }
        case 1: value = take(8).map { .number(Self.littleEndian($0)) }
        case 2: value = varint().flatMap { Int(exactly: $0) }.flatMap { take($0) }.map { .bytes($0) }
        case 5: value = take(4).map { .number(Self.littleEndian($0)) }
        default: value = nil
        }
        guard let value else {
            rest = []
            return nil
        }
        return (key >> 3, value)
    }

    private mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), through: 63, by: 7) {
            guard let byte = rest.popFirst() else { return nil }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    private static func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
