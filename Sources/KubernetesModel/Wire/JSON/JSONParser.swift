import Foundation

/// Reads JSON of any shape into ``JSONValue``; never traps, whatever the bytes are.
struct JSONParser {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    /// Objects of the API are some ten levels deep; more than this is an attack on the stack.
    private static let deepest = 256

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// The one value that the bytes hold.
    mutating func parse() throws(WireError) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw malformed("nothing more") }
        return value
    }

    private mutating func value(depth: Int) throws(WireError) -> JSONValue {
        guard depth < Self.deepest else {
            throw WireError(.malformed, "JSON: more than \(Self.deepest) levels deep at byte \(position)")
        }
        skipSpace()
        guard position < bytes.count else { throw truncated() }
        switch bytes[position] {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return try number()
        }
    }

    private mutating func members(depth: Int) throws(WireError) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        position += 1
        if skip("}") { return members }
        repeat {
            skipSpace()
            guard position < bytes.count else { throw truncated() }
            guard bytes[position] == UInt8(ascii: "\"") else { throw malformed("a member's name") }
            let name = try string()
            guard skip(":") else { throw malformed("':'") }
            members[name] = try value(depth: depth + 1)
        } while skip(",")
        guard skip("}") else { throw malformed("',' or '}'") }
        return members
    }

    private mutating func elements(depth: Int) throws(WireError) -> [JSONValue] {
        var elements: [JSONValue] = []
        position += 1
        if skip("]") { return elements }
        repeat {
            elements.append(try value(depth: depth + 1))
        } while skip(",")
        guard skip("]") else { throw malformed("',' or ']'") }
        return elements
    }

    private mutating func string() throws(WireError) -> String {
        position += 1
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: bytes[start..<position - 1], as: UTF8.self)
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw malformed("no control character")
            default: position += 1
            }
        }
        throw truncated()
    }

    private mutating func escapedString(from start: Int) throws(WireError) -> String {
        var text = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
            case 0..<0x20: throw malformed("no control character")
            default: text.append(byte)
            }
        }
        throw truncated()
    }

    private mutating func escape() throws(WireError) -> Character {
        guard position < bytes.count else { throw truncated() }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Character(Unicode.Scalar(byte))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return Character(try unicodeEscape())
        default: throw malformed("an escape")
        }
    }

    /// The scalar of `\uXXXX` or of a pair of surrogates; half a pair becomes the replacement character.
    private mutating func unicodeEscape() throws(WireError) -> Unicode.Scalar {
        let replacement: Unicode.Scalar = "\u{fffd}"
        let first = try codeUnit()
        guard 0xd800...0xdbff ~= first else { return Unicode.Scalar(first) ?? replacement }
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { return replacement }
        let rewind = position
        position += 2
        let second = try codeUnit()
        guard 0xdc00...0xdfff ~= second else {
            position = rewind
            return replacement
        }
        return Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + second - 0xdc00) ?? replacement
    }

    private mutating func codeUnit() throws(WireError) -> UInt32 {
        guard position + 4 <= bytes.count else { throw truncated() }
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
                throw malformed("a digit")
            }
            unit = unit << 4 | UInt32(digit)
            position += 1
        }
        return unit
    }

    private mutating func number() throws(WireError) -> JSONValue {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let firstDigit = position
        skipDigits()
        guard position > firstDigit else { throw malformed("a value") }
        guard position - firstDigit == 1 || bytes[firstDigit] != UInt8(ascii: "0") else {
            throw malformed("no leading zero")
        }
        var isInteger = true
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            let first = position
            skipDigits()
            guard position > first else { throw malformed("a digit") }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            position += 1
            if position < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[position]) {
                position += 1
            }
            let first = position
            skipDigits()
            guard position > first else { throw malformed("a digit") }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isInteger, let value = Int(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else { throw malformed("a number in range") }
        return Int(exactly: value).map(JSONValue.integer) ?? .number(value)
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(WireError) -> JSONValue {
        let literal = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard position + literal.count <= bytes.count else { throw truncated() }
        let found = UnsafeRawBufferPointer(rebasing: bytes[position..<position + literal.count])
        guard found.hasSameBytes(as: literal) else { throw malformed("'\(text)'") }
        position += literal.count
        return value
    }

    private mutating func skipDigits() {
        while position < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[position] { position += 1 }
    }

    private mutating func skipSpace() {
        while position < bytes.count, bytes[position].isJSONSpace { position += 1 }
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private func malformed(_ expected: String) -> WireError {
        WireError(.malformed, "JSON: expected \(expected) at byte \(position)")
    }

    private func truncated() -> WireError { WireError(.truncated, "JSON: ends inside a value at byte \(position)") }
}

extension UInt8 {
    /// Whether the byte is one of JSON's four kinds of space.
    var isJSONSpace: Bool { self == 0x20 || self == 0x0a || self == 0x0d || self == 0x09 }
}
