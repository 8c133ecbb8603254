/// Values that are no secrets whatever their key is: nothing, a mask, a variable, a reference, a path.
enum HarmlessValue {
    private static let shortest = 3
    /// A longer value is none of these.
    static let longest = 256
    private static let masks = ByteSet("*.-_#?=+~^!|/\\ ")
    private static let schemeBytes = ByteSet.alphanumeric | ByteSet("+-.")

    static func matches(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        guard range.count >= shortest else { return true }
        guard range.count <= longest else { return false }
        return isMask(bytes, in: range) || isBracketed(bytes, in: range) || isVariable(bytes, in: range)
            || isReference(bytes, in: range) || isSize(bytes, in: range) || isPath(bytes, in: range)
            || PlainWords.isNothing(bytes, in: range)
    }

    /// `****`, `xxxxx`, `......`, bullets.
    private static func isMask(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        let first = bytes[range.lowerBound]
        var (isSame, isMask, isForeign) = (true, true, true)
        for index in range.prefix(ValueShape.limit) {
            isSame = isSame && bytes[index].lowercased == first.lowercased
            isMask = isMask && masks.contains(bytes[index])
            isForeign = isForeign && bytes[index] >= 0x80
            guard isSame || isMask || isForeign else { return false }
        }
        // A text of one foreign script is no mask; bullets are few bytes that come again and again.
        return isSame || isMask || isForeign && ValueShape(bytes, in: range).distinct <= 3
    }

    /// `<set to the key 'a' in secret 'b'>`, `(not set)`, a structure that begins.
    private static func isBracketed(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        let (first, last) = (bytes[range.lowerBound], bytes[range.upperBound - 1])
        switch first {
        case UInt8(ascii: "<"): return last == UInt8(ascii: ">")
        case UInt8(ascii: "("): return last == UInt8(ascii: ")")
        case UInt8(ascii: "["): return last == UInt8(ascii: "]")
        case UInt8(ascii: "{"): return last == UInt8(ascii: "}") || range.count == 1
        default: return false
        }
    }

    /// `$(NAME)`, `${NAME}`, `$NAME`, `{{ .Values.name }}`, `%s`, `%(name)s`.
    private static func isVariable(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        let (first, second) = (bytes[range.lowerBound], bytes[range.lowerBound + 1])
        let last = bytes[range.upperBound - 1]
        switch first {
        case UInt8(ascii: "$"):
            if second == UInt8(ascii: "(") { return last == UInt8(ascii: ")") }
            if second == UInt8(ascii: "{") { return last == UInt8(ascii: "}") }
            let name = range.lowerBound + 1..<range.upperBound
            return bytes.end(of: .uppercase | .digits | .underscore, in: name) == name.upperBound
                && ByteSet.uppercase.contains(second)
        case UInt8(ascii: "{"): return second == first
        case UInt8(ascii: "%"): return second == UInt8(ascii: "(") || second == UInt8(ascii: "{")
        default: return false
        }
    }

    /// What says where the secret is, or is a public thing: an address without a user is read by the rule for those.
    private static func isReference(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        func begins(_ text: StaticString) -> Bool {
            bytes.hasLowercased(text, at: range.lowerBound, before: range.upperBound)
        }
        switch bytes[range.lowerBound].lowercased {
        case UInt8(ascii: "a"): if begins("arn:aws") { return true }
        case UInt8(ascii: "e"): if begins("env:") || begins("ecdsa-sha2-") { return true }
        case UInt8(ascii: "f"): if begins("file:") { return true }
        case UInt8(ascii: "p"): if begins("projects/") { return true }
        case UInt8(ascii: "r"): if begins("ref+") { return true }
        case UInt8(ascii: "s"):
            if begins("secretref:") || begins("ssh-rsa ") || begins("ssh-ed25519 ") || begins("sha256:") { return true }
        case UInt8(ascii: "v"): if begins("vault:") { return true }
        case UInt8(ascii: "@"): if begins("@microsoft.keyvault(") { return true }
        case UInt8(ascii: "-"): if begins("-----begin c") || begins("-----begin pub") { return true }
        default: break
        }
        let scheme = bytes.end(of: schemeBytes, in: range.prefix(24))
        return scheme > range.lowerBound && bytes.has("://", at: scheme, before: range.upperBound)
    }

    /// What `kubectl describe secret` shows in place of a value: `16 bytes`.
    private static func isSize(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        let end = bytes.end(of: .digits, in: range)
        if end == range.upperBound { return range.count <= shortest }
        return end > range.lowerBound && bytes.has(" bytes", at: end, before: range.upperBound)
            && range.upperBound == end + 6
    }

    /// An absolute or relative path of plain segments; a key in base64 may begin with a slash too.
    static func isPath(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        var start = range.lowerBound
        if bytes[start] == UInt8(ascii: "~") { start += 1 }
        while start < range.upperBound, start - range.lowerBound < 2, bytes[start] == UInt8(ascii: ".") { start += 1 }
        guard start < range.upperBound, bytes[start] == UInt8(ascii: "/") else { return false }
        var segment = start + 1
        let end = min(range.upperBound, range.lowerBound + 256)
        while segment < end {
            let segmentEnd = bytes.end(of: pathBytes, in: segment..<end)
            guard segmentEnd == end || bytes[segmentEnd] == UInt8(ascii: "/") else { return false }
            let shape = ValueShape(bytes, in: segment..<segmentEnd)
            guard !shape.isRandom, shape.upper * shape.digits * shape.lower == 0 || shape.count < 12 else {
                return false
            }
            segment = segmentEnd + 1
        }
        return true
    }

    private static let pathBytes = ByteSet.alphanumeric | ByteSet("._-@:{}$*%")
}
