/// The header `baggage` (W3C Baggage, section 3.3).
enum BaggageHeader {
    static let name = "baggage"

    /// What every party has to pass on at least, and what this one reads and writes at most.
    static let maximumMembers = 64
    static let maximumBytes = 8_192

    /// Writes the header; members for which there is no room are left out.
    ///
    /// - Returns: nil where there is nothing to write.
    static func header(of baggage: Baggage) -> String? {
        var text = ""
        for member in baggage.members.prefix(maximumMembers) where isToken(member.name[...]) {
            let part = "\(member.name)=\(PercentEncoding.encode(member.value))\(member.properties)"
            guard text.utf8.count + part.utf8.count < maximumBytes else { continue }
            text += text.isEmpty ? part : ",\(part)"
        }
        return text.isEmpty ? nil : text
    }

    /// Reads the header. Members that break the rules are left out, and all of a header that is too long.
    static func baggage(from header: String) -> Baggage? {
        guard header.utf8.count <= maximumBytes else { return nil }
        var members: [Baggage.Member] = []
        for part in header.split(separator: ",") where members.count < maximumMembers {
            let pieces = part.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
            guard let pair = pieces.first, let sign = pair.firstIndex(of: "=") else { continue }
            let name = pair[..<sign].trimmingBlanks
            let value = pair[pair.index(after: sign)...].trimmingBlanks
            guard isToken(name), isPrintable(value), pieces.dropFirst().allSatisfy(isPrintable),
                let decoded = PercentEncoding.decode(value)
            else { continue }
            members.append(
                Baggage.Member(
                    name: String(name), value: decoded,
                    properties: pieces.dropFirst().map { ";" + $0.trimmingBlanks }.joined()))
        }
        return members.isEmpty ? nil : Baggage(members)
    }

    /// Whether a text is a token of HTTP (RFC 9110, section 5.6.2).
    static func isToken(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"):
                    true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }

    private static func isPrintable(_ text: Substring) -> Bool { text.utf8.allSatisfy { 0x20...0x7e ~= $0 } }
}
