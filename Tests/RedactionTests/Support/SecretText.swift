/// A text of a test, written so that no tool takes the test itself for a leak: `{a36}` becomes 36 random letters and
/// digits, and `<<password|hunter2>>` is a secret that the rule `password` must find.
struct SecretText: Sendable {
    /// The text as it occurs.
    let text: String
    /// The text as it must come out, with `000000` for each digest.
    let expected: String

    init(_ template: String, seed: UInt64 = 1) {
        let expanded = Self.expand(template, seed: seed)
        var (text, expected) = ("", "")
        var rest = expanded[...]
        while let open = rest.firstRange(of: "<<"), let bar = rest[open.upperBound...].firstIndex(of: "|"),
            let close = rest[bar...].firstRange(of: ">>")
        {
            let secret = rest[rest.index(after: bar)..<close.lowerBound]
            text += rest[..<open.lowerBound] + secret
            expected += rest[..<open.lowerBound] + "[REDACTED:\(rest[open.upperBound..<bar]):000000]"
            rest = rest[close.upperBound...]
        }
        self.text = text + rest
        self.expected = expected + rest
    }

    private static let alphabets: [Character: [Character]] = [
        "a": Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
        "b": Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
        "d": Array("0123456789"), "h": Array("0123456789abcdef"), "l": Array("abcdefghijklmnopqrstuvwxyz0123456789"),
        "u": Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
    ]

    /// Replaces `{a36}` and the like.
    static func expand(_ template: String, seed: UInt64) -> String {
        var generator = SeededGenerator(seed: seed)
        var output = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            output += rest[..<open]
            rest = rest[rest.index(after: open)...]
            guard let kind = rest.first, let alphabet = alphabets[kind], let close = rest.firstIndex(of: "}"),
                let count = Int(rest[rest.index(after: rest.startIndex)..<close])
            else {
                output += "{"
                continue
            }
            output += random(count, of: alphabet, using: &generator)
            rest = rest[rest.index(after: close)...]
        }
        return output + rest
    }

    /// Random characters; where letters and digits are allowed, of each at least one.
    private static func random(
        _ count: Int, of alphabet: [Character], using generator: inout SeededGenerator
    ) -> String {
        var characters = (0..<count).map { _ in generator.pick(alphabet) }
        if alphabet.count > 16, count >= 14 {
            for (index, character) in zip([1, 4, 7, 10], alphabet.count > 40 ? "q7Zk" : "7272") {
                characters[index] = alphabet.contains(character) ? character : "Q"
            }
        }
        return String(characters)
    }
}

extension String {
    /// The text with `000000` for the digest of each placeholder.
    var withoutDigests: String {
        var output = ""
        var rest = self[...]
        while let open = rest.firstRange(of: "[REDACTED:"), let close = rest[open.upperBound...].firstIndex(of: "]"),
            let colon = rest[..<close].lastIndex(of: ":")
        {
            output += rest[...colon] + "000000]"
            rest = rest[rest.index(after: close)...]
        }
        return output + rest
    }
}
