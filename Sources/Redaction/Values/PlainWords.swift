/// Words that stand where a secret could and are none.
enum PlainWords {
    /// Whether a value is a word that says that there is nothing, or what would be there.
    static func isNothing(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        guard range.count <= 12, let word = word(bytes, in: range) else { return false }
        return nothings.contains(word)
    }

    /// Whether a word goes on a sentence: `token: expired`, `password: must be`.
    static func isOfSentence(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        guard range.count <= 14, let word = word(bytes, in: range) else { return false }
        return predicates.contains(word) || sentence.contains(word) || nothings.contains(word)
    }

    /// Whether a word says something of the key before it, as no pass phrase begins: `password: must be ...`.
    static func isPredicate(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        guard range.count <= 14, let word = word(bytes, in: range) else { return false }
        return predicates.contains(word) || nothings.contains(word)
    }

    private static func word(_ bytes: [UInt8], in range: Range<Int>) -> PackedWord? {
        var word = PackedWord()
        for index in range {
            guard ByteSet.letters.contains(bytes[index]) else { return nil }
            word.append(bytes[index])
        }
        return word
    }

    private static func words(_ text: String) -> Set<PackedWord> {
        Set(text.split(whereSeparator: \.isWhitespace).map { PackedWord(String($0)) })
    }

    private static let nothings = words(
        """
        true false yes no on off null nil none undefined empty unset redacted hidden masked removed censored filtered
        required optional string str text bytes bytea bool boolean int integer object array any number varchar char
        present absent configured missing provided set omitted obfuscated sensitive confidential scrubbed
        """)

    private static let predicates = words(
        """
        is was are were has must may might can cannot could should would will shall does did not invalid expired
        incorrect wrong failed fails failure failing unexpected unable unauthorized denied mismatch mismatched accepted
        rejected rotated updated changed created deleted verified successful successfully succeeded validated found
        unknown unsupported malformed truncated revoked disabled enabled disallowed forbidden unrecognized unchanged
        exists couldn didn doesn isn wasn won don authentication
        """)

    private static let sentence = words(
        """
        the a an be been being have had do for of in at to by from with without and or but as if than that this these
        those it its there when bad fail error errors ok okay success valid reset sent stored loaded too already length
        lookup refresh refreshed request requested generated option flag argument parameter field value key type name
        file using used use unused please try check only need needs needed contains contain allowed permission access
        expiration expires timeout timed connection unauthenticated unmarshal cached reloaded differs differ exist
        issued signature signing audience issuer claims claim header
        """)
}
