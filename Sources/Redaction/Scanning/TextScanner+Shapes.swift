extension TextScanner {
    private static let fullStops = ByteSet(",.")
    /// The token of a Telegram bot around its colon.
    mutating func telegramToken(at colon: Int) -> Int? {
        guard bytes.has("AA", at: colon + 1, before: line.end) else { return nil }
        let start = bytes.start(of: .digits, in: max(line.start, memory.lastEdit, colon - 11)..<colon)
        guard let end = ShapedToken.telegramEnd(bytes, at: start, before: line.end) else { return nil }
        return redact(start..<end, as: .telegram)
    }

    /// The hash of a password as crypt and its successors write it: `$2b$12$...`, `$6$salt$...`, `$argon2id$...`.
    mutating func passwordHash(at index: Int) -> Int {
        let schemes: [StaticString] = ["$2a$", "$2b$", "$2y$", "$1$", "$5$", "$6$", "$y$", "$apr1$", "$argon2"]
        guard schemes.contains(where: { bytes.has($0, at: index, before: line.end) }) else { return index + 1 }
        let limit = min(line.end, index + 256)
        let end = bytes.start(of: Self.fullStops, in: index..<bytes.end(of: Self.hashBytes, in: index..<limit))
        return end - index >= 28 && index >= memory.lastEdit ? redact(index..<end, as: .passwordHash) : index + 1
    }

    private static let hashBytes = ByteSet.alphanumeric | ByteSet("$./+=,_-")

    /// The secret of an application in Azure around its tilde.
    mutating func azureClientSecret(at tilde: Int) -> Int {
        let start = tilde - 5
        guard start >= max(line.start, memory.lastEdit),
            let end = ShapedToken.azureEnd(bytes, at: start, before: line.end)
        else { return tilde + 1 }
        return redact(start..<end, as: .azureClientSecret)
    }

    /// `<password>abc</password>`
    mutating func element(at index: Int) -> Int {
        let earliest = max(line.start, index - 64)
        let start = bytes.start(of: .key, in: earliest..<index)
        guard start < index, start > line.start, bytes[start - 1] == UInt8(ascii: "<"),
            let meaning = KeyName.meaning(bytes, in: start..<index), meaning.sensitivity >= .likely,
            let end = bytes.firstIndex(of: UInt8(ascii: "<"), in: index + 1..<min(line.end, index + 1_025)),
            bytes.has("</", at: end, before: line.end)
        else { return index + 1 }
        let value = ValueSpan(
            range: bytes.trimming(.space, in: index + 1..<end), form: .member, next: end)
        return value.range.isEmpty ? index + 1 : redact(value, as: meaning) ?? index + 1
    }
}
