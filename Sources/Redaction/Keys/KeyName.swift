/// Reads what a key says of its value.
enum KeyName {
    /// How much of a key is looked at, from its end.
    static let longest = 96

    /// The meaning of a key; nil where it is none of a secret.
    static func meaning(_ bytes: [UInt8], in range: Range<Int>) -> KeyMeaning? {
        guard range.count <= longest, KeyStems.mayBeSecret(bytes, in: range) else { return nil }
        return meaning(of: KeyWords(bytes, in: range))
    }

    /// The meaning of a key that is at hand as text.
    static func meaning(_ key: String) -> KeyMeaning? {
        let bytes = Array(key.utf8)
        return meaning(bytes, in: 0..<bytes.count)
    }

    static func meaning(of words: KeyWords) -> KeyMeaning? {
        var trailing = Trailing.neutral
        for index in 0..<words.count {
            let word = words[fromEnd: index]
            if word == Self.identifier, trailing == .neutral, index + 1 < words.count,
                words[fromEnd: index + 1] == Self.secretWord
            {
                // Vault's AppRole calls the secret itself secret_id.
                return KeyMeaning(rule: .secret, sensitivity: .likely)
            }
            let roles = Self.roles(of: word)
            if !roles.isDisjoint(with: .subject),
                let meaning = meaning(of: roles, at: index, in: words, trailing: trailing)
            {
                return meaning
            }
            trailing = max(trailing, Trailing(roles))
            guard trailing < .about else { return nil }
        }
        return nil
    }

    private static let identifier = PackedWord("id")
    private static let secretWord = PackedWord("secret")

    /// What follows the subject.
    private enum Trailing: Comparable {
        case neutral
        case unknown
        case about

        init(_ roles: WordRoles) {
            self = roles.contains(.neutral) ? .neutral : roles.contains(.about) ? .about : .unknown
        }
    }

    /// The roles of a word, of what it ends with, or of what stands before its digits.
    private static func roles(of word: PackedWord) -> WordRoles {
        let roles = Vocabulary.roles(of: word)
        guard roles.isEmpty else { return roles }
        let bare = word.withoutDigits
        guard !bare.isEmpty else { return .neutral }
        let known = Vocabulary.roles(of: bare)
        guard known.isEmpty else { return known }
        return endings.first { bare.hasSuffix($0.0) }?.1 ?? []
    }

    /// `PGPASSWORD` and others that are written in one.
    private static let endings: [(PackedWord, WordRoles)] = [
        (PackedWord("password"), .password), (PackedWord("passwd"), .password), (PackedWord("passphrase"), .password),
        (PackedWord("pwd"), .password), (PackedWord("token"), .token), (PackedWord("secret"), .secret),
        (PackedWord("apikey"), .wholeKey), (PackedWord("accesskey"), .wholeKey), (PackedWord("privatekey"), .wholeKey),
        (PackedWord("secretkey"), .wholeKey), (PackedWord("credential"), .credential),
        (PackedWord("credentials"), .credential),
    ]

    private static func meaning(
        of roles: WordRoles, at index: Int, in words: KeyWords, trailing: Trailing
    ) -> KeyMeaning? {
        let owner = index + 1 < words.count ? Self.roles(of: words[fromEnd: index + 1]) : nil
        if roles.contains(.password) {
            if roles.contains(.plural) { return KeyMeaning(rule: .password, sensitivity: .likely) }
            return KeyMeaning(rule: .password, sensitivity: trailing == .neutral ? .certain : .likely)
        }
        guard trailing == .neutral else { return nil }
        if roles.contains(.shortPassword) {
            guard owner?.contains(.passage) != true else { return nil }
            return KeyMeaning(rule: .password, sensitivity: owner == nil ? .likely : .certain)
        }
        if roles.contains(.token) {
            guard owner?.contains(.counted) != true else { return nil }
            return KeyMeaning(rule: .token, sensitivity: roles.contains(.plural) ? .weak : .likely)
        }
        if roles.contains(.secret) { return secret(roles, owner: owner, isEnvironmentStyle: words.isEnvironmentStyle) }
        if roles.contains(.key) { return key(roles, owner: owner, isEnvironmentStyle: words.isEnvironmentStyle) }
        if roles.contains(.wholeKey) { return KeyMeaning(rule: .apiKey, sensitivity: .likely) }
        if roles.contains(.credential) { return KeyMeaning(rule: .credential, sensitivity: .likely) }
        if roles.contains(.session) { return KeyMeaning(rule: .session, sensitivity: .likely) }
        if roles.contains(.signature) { return KeyMeaning(rule: .signature, sensitivity: .weak) }
        if roles.contains(.opaque) { return KeyMeaning(rule: .token, sensitivity: .weak) }
        return nil
    }

    private static func secret(_ roles: WordRoles, owner: WordRoles?, isEnvironmentStyle: Bool) -> KeyMeaning? {
        if roles.contains(.plural) { return KeyMeaning(rule: .secret, sensitivity: .weak) }
        guard let owner else { return KeyMeaning(rule: .secret, sensitivity: .likely) }
        if owner.contains(.secretOwner) { return KeyMeaning(rule: .secret, sensitivity: .certain) }
        if owner.contains(.reference) { return nil }
        return KeyMeaning(rule: .secret, sensitivity: isEnvironmentStyle ? .certain : .likely)
    }

    private static func key(_ roles: WordRoles, owner: WordRoles?, isEnvironmentStyle: Bool) -> KeyMeaning? {
        guard let owner else { return KeyMeaning(rule: .apiKey, sensitivity: .weak) }
        if roles.contains(.plural) {
            return owner.contains(.keyOwner) ? KeyMeaning(rule: .apiKey, sensitivity: .weak) : nil
        }
        guard owner.contains(.keyOwner) else { return nil }
        let isSecretKey = isEnvironmentStyle && owner.contains(.secret)
        return KeyMeaning(rule: .apiKey, sensitivity: isSecretKey ? .certain : .likely)
    }
}
