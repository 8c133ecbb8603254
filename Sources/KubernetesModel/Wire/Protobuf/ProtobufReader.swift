/// Reads protobuf field by field, within its bounds whatever the bytes are.
///
///     while let field = try reader.nextField() {
///         switch field {
///         case 1: name = try reader.string()
///         default: try reader.skip()
///         }
///     }
///
/// One reader goes through an object and all its nested messages: ``message(_:)`` narrows its bounds for the time of
/// the nested one. A reader does not outlive the bytes that it was made for.
public struct ProtobufReader {
    /// How a field's value is encoded; the two wire types of the long-deprecated groups do not occur in Kubernetes.
    private enum WireType: UInt8 {
        case varint = 0
        case fixed64 = 1
        case lengthDelimited = 2
        case fixed32 = 5
    }

    let bytes: UnsafeRawBufferPointer
    /// The offset of the next byte. Invariant: `0 <= position <= end <= bytes.count`.
    private(set) var position: Int
    private(set) var end: Int
    /// What was decoded before and may be shared.
    var tables: InterningTables
    private var field = 0
    /// Where the current field's tag begins.
    private(set) var fieldStart = 0
    private var wireType = WireType.varint

    /// Makes a reader of one message.
    init(_ bytes: UnsafeRawBufferPointer, tables: InterningTables = InterningTables()) {
        self.bytes = bytes
        position = 0
        end = bytes.count
        self.tables = tables
    }

    /// The number of the next field, or nil at the end of the message. Its value has to be read or skipped next.
    public mutating func nextField() throws(WireError) -> Int? {
        guard position < end else { return nil }
        fieldStart = position
        let tag = try varint()
        guard let type = WireType(rawValue: UInt8(tag & 7)) else {
            throw WireError(.malformed, "protobuf: wire type \(tag & 7) at byte \(position) is not one of Kubernetes")
        }
        guard tag >> 3 > 0, tag >> 3 <= 0x1fff_ffff else {
            throw WireError(.malformed, "protobuf: \(tag >> 3) at byte \(position) is not a field number")
        }
        field = Int(tag >> 3)
        wireType = type
        return field
    }

    /// Passes over the value of the current field.
    public mutating func skip() throws(WireError) {
        switch wireType {
        case .varint: _ = try varint()
        case .fixed64: try advance(by: 8)
        case .fixed32: try advance(by: 4)
        case .lengthDelimited: try advance(by: length())
        }
    }

    /// The value of the current field as an integer of any width.
    public mutating func int() throws(WireError) -> Int {
        try expect(.varint)
        return Int(truncatingIfNeeded: try varint())
    }

    /// The value of the current field as a flag.
    public mutating func bool() throws(WireError) -> Bool {
        try expect(.varint)
        return try varint() != 0
    }

    /// The current field as a nested message.
    public mutating func message<Message: ProtobufDecodable>(_ type: Message.Type) throws(WireError) -> Message {
        try nested { (reader) throws(WireError) in try Message(protobuf: &reader) }
    }

    /// Reads the current field, a nested message, with a closure. Whatever the closure does or throws, the reader
    /// stands behind the message afterwards.
    mutating func nested<Value>(
        _ body: (inout ProtobufReader) throws(WireError) -> Value
    ) throws(WireError) -> Value {
        try reading(range(), body)
    }

    /// Reads one part of the bytes with a closure, and goes on where it was.
    mutating func reading<Value>(
        _ range: Range<Int>, _ body: (inout ProtobufReader) throws(WireError) -> Value
    ) throws(WireError) -> Value {
        let outer = (position, end)
        defer { (position, end) = outer }
        (position, end) = (range.lowerBound, range.upperBound)
        return try body(&self)
    }

    /// Where the value of the current field lies, which is moved past: a text, bytes or a nested message.
    mutating func range() throws(WireError) -> Range<Int> {
        try expect(.lengthDelimited)
        let count = try length()
        guard count <= end - position else { throw truncated() }
        position += count
        return position - count..<position
    }

    /// Where the run of consecutive fields with the current field's number lies, tags included, which is moved past.
    ///
    /// A repeated field stands in one piece, so its run is a key for the whole list or map.
    mutating func run() throws(WireError) -> Range<Int> {
        let (number, first) = (field, fieldStart)
        try skip()
        var last = position
        while try nextField() == number {
            try skip()
            last = position
        }
        position = last
        return first..<last
    }

    /// The bytes of a range that this reader gave; valid as long as the reader's own.
    func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[range])
    }

    /// The length of the current field's value, of which only a part may be there.
    mutating func arrivingLength() throws(WireError) -> Int {
        try expect(.lengthDelimited)
        let length = try length()
        guard length <= Int.max - position else {
            throw WireError(.malformed, "protobuf: field \(field) at byte \(position) is \(length) bytes long")
        }
        return length
    }

    /// Goes to an offset within the bounds.
    mutating func move(to offset: Int) throws(WireError) {
        guard 0...end ~= offset else { throw truncated() }
        position = offset
    }

    private mutating func varint() throws(WireError) -> UInt64 {
        guard position < end else { throw truncated() }
        let first = bytes[position]
        position += 1
        guard first >= 0x80 else { return UInt64(first) }
        var value = UInt64(first & 0x7f)
        var shift: UInt64 = 7
        while shift < 64 {
            guard position < end else { throw truncated() }
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw WireError(.malformed, "protobuf: a number at byte \(position) has more than ten bytes")
    }

    private mutating func length() throws(WireError) -> Int {
        let length = try varint()
        guard let length = Int(exactly: length) else {
            throw WireError(.malformed, "protobuf: field \(field) at byte \(position) is \(length) bytes long")
        }
        return length
    }

    private mutating func advance(by count: Int) throws(WireError) {
        guard count <= end - position else { throw truncated() }
        position += count
    }

    private func expect(_ expected: WireType) throws(WireError) {
        guard wireType == expected else {
            throw WireError(
                .malformed, "protobuf: field \(field) at byte \(position) has wire type \(wireType), not \(expected)")
        }
    }

    private func truncated() -> WireError {
        WireError(.truncated, "protobuf: field \(field) at byte \(position) reaches past its end at byte \(end)")
    }
}
