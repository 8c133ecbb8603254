/// The value of the header `tracestate`, checked and otherwise as it came.
struct TraceState: Hashable, Sendable {
    /// W3C Trace Context, level 2, section 3.3.1.1.
    static let maximumMembers = 32

    /// No state.
    static let empty = TraceState(checked: "")

    /// The members, `vendor=value`, joined by commas.
    let text: String

    private init(checked text: String) { self.text = text }

    /// Reads a header.
    ///
    /// - Returns: nil where a member breaks the rules, there are too many or two have one key: no part of it is to be
    ///   trusted then.
    init?(_ header: String) {
        var members: [Substring] = []
        var keys: Set<Substring> = []
        for part in header.split(separator: ",", omittingEmptySubsequences: true) {
            let member = part.trimmingBlanks
            if member.isEmpty { continue }
            guard let sign = member.firstIndex(of: "="), members.count < Self.maximumMembers else { return nil }
            let key = member[..<sign]
            guard Self.isKey(key), Self.isValue(member[member.index(after: sign)...]), keys.insert(key).inserted else {
                return nil
            }
            members.append(member)
        }
        text = members.joined(separator: ",")
    }

    private static func isKey(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, isLowerOrDigit(first), text.utf8.count <= 256 else { return false }
        return text.utf8.allSatisfy { isLowerOrDigit($0) || "_-*/@".utf8.contains($0) }
    }

    private static func isValue(_ text: Substring) -> Bool {
        guard 1...256 ~= text.utf8.count else { return false }
        return text.utf8.allSatisfy { 0x20...0x7e ~= $0 && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=") }
    }

    private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
}
