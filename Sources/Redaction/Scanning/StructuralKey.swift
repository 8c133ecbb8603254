/// Keys that say something of other members, or whose values have a form of their own.
enum StructuralKey {
    case apiVersion
    case kind
    case name
    case value
    /// `data` and `binaryData` of a ConfigMap or a Secret.
    case data
    case stringData
    case authorization
    case cookie
    case setCookie
    /// The `auth` of a registry, which is a user and a password in base64.
    case auth
    /// `jdbc:oracle:thin:user/password@...`
    case thin

    init?(_ bytes: [UInt8], in range: Range<Int>) {
        func isWord(_ text: StaticString) -> Bool { bytes.isWord(text, in: range) }
        func endsWith(_ text: StaticString) -> Bool {
            bytes.hasLowercased(text, at: range.upperBound - text.utf8CodeUnitCount, before: range.upperBound)
        }
        // The last letter tells most keys apart from all of these.
        switch bytes[range.upperBound - 1].lowercased {
        case UInt8(ascii: "a"):
            if isWord("data") || isWord("binarydata") {
                self = .data
            } else if isWord("stringdata") {
                self = .stringData
            } else {
                return nil
            }
        case UInt8(ascii: "d"):
            guard isWord("kind") else { return nil }
            self = .kind
        case UInt8(ascii: "e"):
            if isWord("name") {
                self = .name
            } else if isWord("value") {
                self = .value
            } else if range.count >= 10, endsWith("set-cookie") {
                self = .setCookie
            } else if range.count >= 6, endsWith("cookie") {
                self = .cookie
            } else {
                return nil
            }
        case UInt8(ascii: "h"):
            guard isWord("auth") || isWord("_auth") else { return nil }
            self = .auth
        case UInt8(ascii: "n"):
            if range.count >= 13, endsWith("authorization") {
                self = .authorization
            } else if isWord("apiversion") {
                self = .apiVersion
            } else if isWord("thin") {
                self = .thin
            } else {
                return nil
            }
        case UInt8(ascii: "y"):
            // Tags and metric labels are pairs of a key and a value.
            guard isWord("key") else { return nil }
            self = .name
        default: return nil
        }
    }
}
