/// What a word means within a key.
struct WordRoles: OptionSet, Sendable {
    let rawValue: UInt32

    /// The key's subject.
    static let password = WordRoles(rawValue: 1 << 0)
    static let shortPassword = WordRoles(rawValue: 1 << 1)
    static let token = WordRoles(rawValue: 1 << 2)
    static let secret = WordRoles(rawValue: 1 << 3)
    static let key = WordRoles(rawValue: 1 << 4)
    static let wholeKey = WordRoles(rawValue: 1 << 5)
    static let credential = WordRoles(rawValue: 1 << 6)
    static let session = WordRoles(rawValue: 1 << 7)
    static let signature = WordRoles(rawValue: 1 << 8)
    static let opaque = WordRoles(rawValue: 1 << 9)
    static let address = WordRoles(rawValue: 1 << 10)
    static let plural = WordRoles(rawValue: 1 << 11)

    /// What may follow the subject without changing it: `DB_PASSWORD_PROD`.
    static let neutral = WordRoles(rawValue: 1 << 12)
    /// What makes the key one about a secret, not of one: `passwordFile`, `passwordPolicy`.
    static let about = WordRoles(rawValue: 1 << 13)

    /// What may stand before `key` to make it a secret one: `api_key`.
    static let keyOwner = WordRoles(rawValue: 1 << 14)
    /// What before `secret` says that the value is the secret itself: `client_secret`.
    static let secretOwner = WordRoles(rawValue: 1 << 15)
    /// What before `secret` says that the value is the name of one: `existingSecret`.
    static let reference = WordRoles(rawValue: 1 << 16)
    /// What before `token` makes it one of text or of a list: `max_tokens`, `next_token`.
    static let counted = WordRoles(rawValue: 1 << 17)
    /// What before `pass` makes it no password: `proxy_pass`.
    static let passage = WordRoles(rawValue: 1 << 18)

    static let subject: WordRoles = [
        .password, .shortPassword, .token, .secret, .key, .wholeKey, .credential, .session, .signature, .opaque,
        .address,
    ]
}
