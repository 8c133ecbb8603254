/// A character as a reader takes it in: its basic letter, in lower case.
enum FoldedLetter {
    case ascii(UInt8, isLookAlike: Bool)
    /// A letter that looks like none of ASCII, in lower case.
    case other(UInt32)
    case digit(UInt8)
    /// An accent, which is passed over.
    case mark
    case separator(endsClause: Bool)

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        guard value >= 0x80 else {
            self = Self.ascii(UInt8(value))
            return
        }
        if let letter = Self.accented[value] {
            self = .ascii(letter, isLookAlike: false)
        } else if let letter = Self.lookAlikes[value] {
            self = .ascii(letter, isLookAlike: true)
        } else {
            self = Self.other(scalar)
        }
    }

    private static func ascii(_ byte: UInt8) -> Self {
        switch byte {
        case 0x61...0x7a: .ascii(byte, isLookAlike: false)
        case 0x41...0x5a: .ascii(byte | 0x20, isLookAlike: false)
        case 0x30...0x39: .digit(byte)
        // A space, and what stands within a word or a name.
        case 0x20, UInt8(ascii: "_"), UInt8(ascii: "'"), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "+"),
            UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "\t"):
            .separator(endsClause: false)
        default: .separator(endsClause: true)
        }
    }

    private static func other(_ scalar: Unicode.Scalar) -> Self {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
            if let letter = lookAlikes[lower.value] { return .ascii(letter, isLookAlike: true) }
            return .other(lower.value)
        case .nonspacingMark, .enclosingMark, .spacingMark: return .mark
        default: return .separator(endsClause: true)
        }
    }

    /// Latin letters with accents.
    private static let accented = table([
        ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặÀÁÂÃÄÅĀĂĄ"), ("c", "çćĉċčÇĆČ"), ("d", "ďđðĎĐ"), ("e", "èéêëēĕėęěẹẻẽếềểễệÈÉÊËĒĘĚ"),
        ("g", "ĝğġģĞ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįıỉịÌÍÎÏİ"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀłĹĽŁ"),
        ("n", "ñńņňŉŋÑŃŇ"), ("o", "òóôõöøōŏőơọỏốồổỗộớờởỡợÒÓÔÕÖØŐ"), ("r", "ŕŗřŘ"), ("s", "śŝşšșſŚŞŠȘ"),
        ("t", "ţťŧțŤȚ"), ("u", "ùúûüũūŭůűųưụủứừửữựÙÚÛÜŮŰ"), ("w", "ŵ"), ("y", "ýÿŷỳỵỷỹÝ"), ("z", "źżžŹŻŽ"),
    ])

    /// Letters of other scripts, and of phonetic alphabets, that look like one of ASCII in one case or the other.
    private static let lookAlikes = table([
        ("a", "аАɑαΑᴀ"), ("b", "вВьЬβΒʙ"), ("c", "сСϲᴄℂℭ"), ("d", "ԁᴅⅾ"), ("e", "еЕёЁєεΕᴇℯℰ"), ("f", "ꜰℱ"),
        ("g", "ɡɢℊ"), ("h", "нНһҺΗʜℋℌℍℎ"), ("i", "іІїЇιΙɪℐℑℹⅰ"), ("j", "јЈᴊ"), ("k", "кКκΚᴋ"), ("l", "ӏӀʟℒℓⅼ"),
        ("m", "мМΜᴍℳⅿ"), ("n", "ոηΝɴℕ"), ("o", "оОοΟσᴏօℴ"), ("p", "рРρΡᴘℙ"), ("q", "ԛℚ"), ("r", "ʀℛℜℝ"),
        ("s", "ѕЅꜱ"), ("t", "тТτΤᴛ"), ("u", "υᴜս"), ("v", "νѵᴠⅴ"), ("w", "ԝωᴡ"), ("x", "хХχΧⅹ"), ("y", "уУγΥүʏ"),
        ("z", "ζΖᴢℤ"),
    ])

    private static func table(_ rows: [(Unicode.Scalar, String)]) -> [UInt32: UInt8] {
        var table: [UInt32: UInt8] = [:]
        for (letter, variants) in rows {
            for variant in variants.unicodeScalars { table[variant.value] = UInt8(ascii: letter) }
        }
        return table
    }
}
