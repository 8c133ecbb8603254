import Foundation

/// A log line that is a JSON object: where its message, its level and its like lie.
///
/// It reads the members of the object, and of an error within it; what lies deeper is passed over by counting brackets,
/// so that depth costs nothing. A line that was cut off gives what it has.
struct JSONLogLine {
    /// What a member is for.
    private enum Field: Int {
        case message, level, error, stack, time
    }

    private(set) var message: JSONText?
    private(set) var level: JSONText?
    private(set) var error: JSONText?
    private(set) var stack: JSONText?
    private(set) var time: JSONText?

    private static let names: [(Field, WordSet)] = [
        (.message, WordSet("msg message @message log event short_message text")),
        (.level, WordSet("level lvl severity log.level @level @l levelname loglevel")),
        (.error, WordSet("error err error.message exception errormessage")),
        (
            .stack,
            WordSet(
                "stack stack_trace stacktrace error.stack_trace error.stack exc_info traceback exception.stacktrace")
        ),
        (.time, WordSet("ts time timestamp @timestamp datetime @t t")),
    ]

    /// Reads a line, or returns nil where it is no object with a message or an error.
    init?(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) {
        guard start < end, bytes[start] == UInt8(ascii: "{") else { return nil }
        var position = start + 1
        readMembers(bytes, &position, end, isNested: false)
        guard message != nil || error != nil || stack != nil else { return nil }
    }

    private mutating func readMembers(
        _ bytes: UnsafeRawBufferPointer, _ position: inout Int, _ end: Int, isNested: Bool
    ) {
        while position < end {
            Self.skipSpace(bytes, &position, end)
            guard position < end, bytes[position] == UInt8(ascii: "\"") else { return }
            let name = JSONText(bytes, at: &position, to: end)
            Self.skipSpace(bytes, &position, end)
            guard position < end, bytes[position] == UInt8(ascii: ":") else { return }
            position += 1
            Self.skipSpace(bytes, &position, end)
            guard position < end else { return }
            readValue(Self.field(bytes, name), bytes, &position, end, isNested: isNested)
            Self.skipSpace(bytes, &position, end)
            guard position < end, bytes[position] == UInt8(ascii: ",") else { return }
            position += 1
        }
    }

    private mutating func readValue(
        _ field: Field?, _ bytes: UnsafeRawBufferPointer, _ position: inout Int, _ end: Int, isNested: Bool
    ) {
        switch bytes[position] {
        case UInt8(ascii: "\""): take(JSONText(bytes, at: &position, to: end), as: field, isNested: isNested)
        case UInt8(ascii: "{"):
            let start = position + 1
            Self.skipNested(bytes, &position, end)
            guard field == .error, !isNested else { return }
            var inner = start
            readMembers(bytes, &inner, position, isNested: true)
        case UInt8(ascii: "["): Self.skipNested(bytes, &position, end)
        default:
            let start = position
            while position < end, ![UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(bytes[position]) {
                position += 1
            }
            if field == .level || field == .time {
                take(JSONText(start: start, end: position, isEscaped: false), as: field, isNested: isNested)
            }
        }
    }

    /// The first member of a kind counts. Of an error, the message is the error.
    private mutating func take(_ text: JSONText, as field: Field?, isNested: Bool) {
        guard let field, text.end > text.start else { return }
        switch field {
        case .message where isNested: error = error ?? text
        case .message: message = message ?? text
        case .stack: stack = stack ?? text
        case .error: error = error ?? text
        case .level where !isNested: level = level ?? text
        case .time where !isNested: time = time ?? text
        case .level, .time: break
        }
    }

    private static func field(_ bytes: UnsafeRawBufferPointer, _ name: JSONText) -> Field? {
        guard 1...21 ~= name.end - name.start else { return nil }
        return names.first { $0.1.contains(bytes, name.start, name.end) }?.0
    }

    private static func skipSpace(_ bytes: UnsafeRawBufferPointer, _ position: inout Int, _ end: Int) {
        while position < end, bytes[position] <= 0x20 { position += 1 }
    }

    private static func skipNested(_ bytes: UnsafeRawBufferPointer, _ position: inout Int, _ end: Int) {
        var depth = 0
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                _ = JSONText(bytes, at: &position, to: end)
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            position += 1
            if depth == 0 { return }
        }
    }
}
