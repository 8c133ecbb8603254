/// A quick no for the many keys that hold no part of a word that a secret's key has.
enum KeyStems {
    /// Whether a key may be that of a secret: it has one of the stems.
    static func mayBeSecret(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        var window = 0
        for index in range {
            // Three letters at a time; five bits of a byte tell letters apart in either case.
            window = (window << 5 | Int(bytes[index] & 0x1f)) & 0x7fff
            if stems[window >> 6] >> UInt64(window & 63) & 1 == 1 { return true }
        }
        return false
    }

    private static let stems: [UInt64] = {
        var stems = [UInt64](repeating: 0, count: 512)
        let texts =
            "pas pwd psw sec tok key cre aut sig hma jwt otp bea sal see non sid ses dsn con kenn senh mdp bin roo "
            + "req mas pgp pri doc net hta kub mot pw_ _pw tkn"
        for text in texts.split(separator: " ") {
            let window = text.utf8.prefix(3).reduce(0) { $0 << 5 | Int($1 & 0x1f) }
            stems[window >> 6] |= 1 << UInt64(window & 63)
        }
        return stems
    }()
}
