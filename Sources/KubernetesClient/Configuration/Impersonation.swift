/// The identity that a request takes on in place of the account's own.
struct Impersonation: Hashable, Sendable {
    var user: String
    var uid: String?
    var groups: [String] = []
    var extra: [String: [String]] = [:]
}

extension Impersonation {
    /// Reads `as`, `as-uid`, `as-groups` and `as-user-extra` of a user.
    init?(user node: ConfigurationNode) throws(KubernetesError) {
        let uid = try node.string("as-uid")
        let groups = try node.strings("as-groups")
        let extra = try node.stringLists("as-user-extra")
        guard let user = try node.string("as") else {
            guard uid == nil, groups.isEmpty, extra.isEmpty else {
                throw node.error("names a uid, groups or extra to impersonate, but no user: set `as`")
            }
            return nil
        }
        self.init(user: user, uid: uid, groups: groups, extra: extra)
    }

    /// The headers that ask for it.
    var headers: [(name: String, value: String)] {
        var headers = [("Impersonate-User", user)]
        if let uid { headers.append(("Impersonate-Uid", uid)) }
        for group in groups { headers.append(("Impersonate-Group", group)) }
        for (key, values) in extra.sorted(by: { $0.key < $1.key }) {
            for value in values { headers.append(("Impersonate-Extra-\(Self.escape(key))", value)) }
        }
        return headers
    }

    /// Percent-encodes what a header's name cannot hold (RFC 9110, section 5.6.2), and the percent sign itself.
    private static func escape(_ key: String) -> String {
        key.utf8.reduce(into: "") { text, byte in
            let character = Character(UnicodeScalar(byte))
            let isPlain = character.isASCII && (character.isLetter || character.isNumber)
            if isPlain || "!#$&'*+-.^_`|~".contains(character) {
                text.append(character)
            } else {
                text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}
