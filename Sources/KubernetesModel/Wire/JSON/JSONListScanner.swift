/// Cuts a list in JSON into its items and other members while it arrives, without looking into them.
struct JSONListScanner: Sendable {
    /// A part that has arrived whole, by where it lies.
    enum Part: Equatable {
        case member(String, Range<Int>)
        case item(Range<Int>)
    }

    private enum Place {
        case start
        case firstMember
        case member
        case colon
        case value
        case afterValue
        case firstItem
        case item
        case afterItem
        case end
    }

    private var place = Place.start
    private var position = 0
    private var valueStart: Int?
    private var value = JSONValueScanner()
    private var name = ""

    /// Whether the list has arrived whole.
    var isComplete: Bool { place == .end }

    /// The next part that has arrived whole, or nil when more bytes are needed. The bytes of later calls continue those
    /// of the earlier, less what ``dropRead()`` dropped.
    mutating func next(in bytes: UnsafeRawBufferPointer) throws(WireError) -> Part? {
        while true {
            if valueStart == nil { skipSpace(in: bytes) }
            guard position < bytes.count else { return nil }
            let byte = bytes[position]
            switch place {
            case .start: try accept(byte, ["{": .firstMember])
            case .firstMember where byte == UInt8(ascii: "}"): try accept(byte, ["}": .end])
            case .firstMember, .member:
                guard byte == UInt8(ascii: "\"") || valueStart != nil else { throw malformed() }
                place = .member
                guard let range = try scanValue(in: bytes) else { return nil }
                name = String(decoding: bytes[range].dropFirst().dropLast(), as: UTF8.self)
                place = .colon
            case .colon: try accept(byte, [":": .value])
            case .value where name == "items" && valueStart == nil && byte == UInt8(ascii: "["):
                try accept(byte, ["[": .firstItem])
            case .value:
                guard let range = try scanValue(in: bytes) else { return nil }
                place = .afterValue
                return .member(name, range)
            case .afterValue: try accept(byte, [",": .member, "}": .end])
            case .firstItem where byte == UInt8(ascii: "]"): try accept(byte, ["]": .afterValue])
            case .firstItem, .item:
                place = .item
                guard let range = try scanValue(in: bytes) else { return nil }
                place = .afterItem
                return .item(range)
            case .afterItem: try accept(byte, [",": .item, "]": .afterValue])
            case .end: throw malformed()
            }
        }
    }

    /// Forgets what was read. The number of bytes at the front that are not needed any more.
    mutating func dropRead() -> Int {
        let count = valueStart ?? position
        position -= count
        valueStart = valueStart.map { $0 - count }
        return count
    }

    private mutating func scanValue(in bytes: UnsafeRawBufferPointer) throws(WireError) -> Range<Int>? {
        let start = valueStart ?? position
        valueStart = start
        guard value.scan(bytes, from: &position) else { return nil }
        guard position > start else { throw malformed() }
        valueStart = nil
        value = JSONValueScanner()
        return start..<position
    }

    private mutating func accept(
        _ byte: UInt8, _ places: KeyValuePairs<Unicode.Scalar, Place>
    ) throws(WireError) {
        guard let next = places.first(where: { UInt8(ascii: $0.key) == byte }) else { throw malformed() }
        place = next.value
        position += 1
    }

    private mutating func skipSpace(in bytes: UnsafeRawBufferPointer) {
        while position < bytes.count, bytes[position].isJSONSpace { position += 1 }
    }

    private func malformed() -> WireError { WireError(.malformed, "the body is no list in JSON") }
}
