/// Tokens that are told by their shape, because they begin with nothing of their own.
enum ShapedToken {
    private static let azureBytes = ByteSet.word | ByteSet(".~")

    /// The token that begins at an index; nil where none does.
    static func match(_ bytes: [UInt8], at index: Int, before bound: Int) -> TokenMatch? {
        func match(_ rule: RedactionRule, _ end: Int?) -> TokenMatch? {
            end.map { TokenMatch(rule: rule, range: index..<$0) }
        }
        return match(.jwt, jwtEnd(bytes, at: index, before: bound))
            ?? match(.discord, discordEnd(bytes, at: index, before: bound))
            ?? match(.terraform, terraformEnd(bytes, at: index, before: bound))
            ?? match(.mailchimp, mailchimpEnd(bytes, at: index, before: bound))
            ?? match(.azureClientSecret, azureEnd(bytes, at: index, before: bound))
            ?? match(.telegram, telegramEnd(bytes, at: index, before: bound))
    }

    /// A JSON Web Token: two parts of JSON, or at least three parts.
    static func jwtEnd(_ bytes: [UInt8], at index: Int, before bound: Int) -> Int? {
        guard bytes.has("eyJ", at: index, before: bound) else { return nil }
        var end = bytes.end(of: .word, in: index..<bound)
        guard end - index >= 12, end < bound, bytes[end] == UInt8(ascii: ".") else { return nil }
        let isPayload = bytes.has("eyJ", at: end + 1, before: bound)
        var parts = 1
        while parts < 5, end < bound, bytes[end] == UInt8(ascii: ".") {
            let partEnd = bytes.end(of: .word, in: end + 1..<bound)
            // An encrypted token may have an empty second part.
            guard partEnd > end + 1 || parts == 1 else { break }
            parts += 1
            end = partEnd
        }
        return end - index >= 40 && (parts >= 3 || parts == 2 && isPayload) ? end : nil
    }

    /// Three parts of base64: a user's number, a time and a signature.
    static func discordEnd(_ bytes: [UInt8], at index: Int, before bound: Int) -> Int? {
        guard index + 64 <= bound, UInt8(ascii: "M")...UInt8(ascii: "O") ~= bytes[index] else { return nil }
        let user = bytes.end(of: .word, in: index..<index + 29)
        guard 23...28 ~= user - index, bytes[user] == UInt8(ascii: "."), bytes[user + 7] == UInt8(ascii: "."),
            bytes.end(of: .word, in: user + 1..<user + 7) == user + 7
        else { return nil }
        let end = bytes.end(of: .word, in: user + 8..<bound)
        return end - user >= 35 ? end : nil
    }

    /// Fourteen letters and digits, `.atlasv1.` and the rest.
    static func terraformEnd(_ bytes: [UInt8], at index: Int, before bound: Int) -> Int? {
        guard bytes.has(".atlasv1.", at: index + 14, before: bound),
            bytes.end(of: .alphanumeric, in: index..<index + 14) == index + 14
        else { return nil }
        let end = bytes.end(of: .word | .equals, in: index + 23..<bound)
        return end - index - 23 >= 60 ? end : nil
    }

    /// `0123456789abcdef0123456789abcdef-us12`
    static func mailchimpEnd(_ bytes: [UInt8], at index: Int, before bound: Int) -> Int? {
        guard bytes.has("-us", at: index + 32, before: bound),
            bytes.end(of: .hexadecimal, in: index..<index + 32) == index + 32
        else { return nil }
        let end = bytes.end(of: .digits, in: index + 35..<min(bound, index + 38))
        return 1...2 ~= end - index - 35 ? end : nil
    }

    /// `abc8Q~...`: three characters, a digit and `Q~` before the rest.
    static func azureEnd(_ bytes: [UInt8], at index: Int, before bound: Int) -> Int? {
        guard bytes.has("Q~", at: index + 4, before: bound), ByteSet.digits.contains(bytes[index + 3]),
            bytes.end(of: azureBytes, in: index..<index + 6) == index + 6
        else { return nil }
        let end = bytes.start(of: .fullStop, in: index + 6..<bytes.end(of: azureBytes, in: index + 6..<bound))
        return end - index >= 37 ? end : nil
    }

    /// `0123456789:AA...`, the token of a Telegram bot.
    static func telegramEnd(_ bytes: [UInt8], at index: Int, before bound: Int) -> Int? {
        let colon = bytes.end(of: .digits, in: index..<min(bound, index + 11))
        guard 8...10 ~= colon - index, bytes.has(":AA", at: colon, before: bound) else { return nil }
        let end = bytes.end(of: .word, in: colon + 1..<bound)
        return end - colon >= 36 ? end : nil
    }
}
