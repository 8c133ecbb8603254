/// Words that a secret may follow without a `=` or a `:`.
enum WordMark {
    case bearer
    case basic
    case password
    /// Of SQL's `IDENTIFIED BY`.
    case by
    /// A setting whose value follows a space: `requirepass`.
    case setting
    case command(CommandLineTool)

    /// Whether a word may be one, by its first letter and length; a quick no for nearly all.
    @inline(__always)
    static func mayBe(_ first: UInt8, length: Int, before next: UInt8) -> Bool {
        guard next == 0x20 || next == .doubleQuote || next == UInt8(ascii: "'") || next == .backslash else {
            return false
        }
        switch first | 0x20 {
        case UInt8(ascii: "b"): return length == 6 || length == 5 || length == 2
        case UInt8(ascii: "c"): return length == 4
        case UInt8(ascii: "m"): return length == 5 || length == 9 || length == 10
        case UInt8(ascii: "p"): return length == 8 || length == 6
        case UInt8(ascii: "r"): return length == 11 || length == 6 || length == 9
        case UInt8(ascii: "s"): return length == 7
        default: return false
        }
    }

    init?(_ bytes: [UInt8], in range: Range<Int>) {
        func isWord(_ text: StaticString) -> Bool { bytes.isWord(text, in: range) }
        guard 2...11 ~= range.count else { return nil }
        switch bytes[range.lowerBound] | 0x20 {
        case UInt8(ascii: "b"):
            if isWord("bearer") {
                self = .bearer
            } else if isWord("basic") {
                self = .basic
            } else if isWord("by") {
                self = .by
            } else if isWord("bindpw") {
                self = .setting
            } else {
                return nil
            }
        case UInt8(ascii: "p"):
            guard isWord("password") || isWord("passwd") else { return nil }
            self = .password
        case UInt8(ascii: "r") where isWord("requirepass") || isWord("rootpw"): self = .setting
        case UInt8(ascii: "m") where isWord("masterauth"): self = .setting
        default:
            guard let tool = CommandLineTool(bytes, in: range) else { return nil }
            self = .command(tool)
        }
    }
}
