/// Resolves the escapes that texts collect on their way through programs, so that what they spell is seen: `%20`,
/// `\u0069`, `\x69`, `\"`, `\n`, `&#105;`, `&lt;`.
enum Unescaping {
    /// The text with each escape resolved once, in linear time.
    static func resolve(_ text: String) -> String {
        guard
            text.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "&") }
            )
        else { return text }
        var text = text
        return text.withUTF8 { bytes in
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count)
            var position = 0
            while position < bytes.count {
                if let (byte, length) = escape(in: bytes, at: position) {
                    output.append(contentsOf: byte)
                    position += length
                } else {
                    output.append(bytes[position])
                    position += 1
                }
            }
            return String(decoding: output, as: UTF8.self)
        }
    }

    /// What an escape at a position stands for, and how long it is.
    private static func escape(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> (value: [UInt8], length: Int)?
    {
        let rest = UnsafeBufferPointer(rebasing: bytes[position...].prefix(10))
        guard rest.count > 1 else { return nil }
        switch (rest[0], rest[1]) {
        case (UInt8(ascii: "%"), _):
            return number(rest, from: 1, digits: 2).map { ([UInt8(truncatingIfNeeded: $0)], 3) }
        case (UInt8(ascii: "\\"), UInt8(ascii: "u")): return number(rest, from: 2, digits: 4).map { (utf8($0), 6) }
        case (UInt8(ascii: "\\"), UInt8(ascii: "x")): return number(rest, from: 2, digits: 2).map { (utf8($0), 4) }
        case (UInt8(ascii: "\\"), UInt8(ascii: "n")): return ([0x0a], 2)
        case (UInt8(ascii: "\\"), UInt8(ascii: "t")): return ([0x09], 2)
        case (UInt8(ascii: "\\"), UInt8(ascii: "\"")): return ([UInt8(ascii: "\"")], 2)
        case (UInt8(ascii: "\\"), UInt8(ascii: "/")): return ([UInt8(ascii: "/")], 2)
        case (UInt8(ascii: "&"), UInt8(ascii: "#")): return entity(rest)
        case (UInt8(ascii: "&"), _):
            for (name, value) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
            where rest.starts(with: name.utf8) {
                return (Array(value.utf8), name.utf8.count)
            }
            return nil
        default: return nil
        }
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, digits: Int) -> UInt32? {
        guard bytes.count >= start + digits else { return nil }
        var value: UInt32 = 0
        for index in start..<start + digits {
            guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// `&#105;`, of up to seven digits.
    private static func entity(_ bytes: UnsafeBufferPointer<UInt8>) -> (value: [UInt8], length: Int)? {
        var value: UInt32 = 0
        var index = 2
        while index < bytes.count, 0x30...0x39 ~= bytes[index] {
            value = value * 10 + UInt32(bytes[index] - 0x30)
            index += 1
        }
        guard index > 2, index < bytes.count, bytes[index] == UInt8(ascii: ";") else { return nil }
        return (utf8(value), index + 1)
    }

    private static func utf8(_ value: UInt32) -> [UInt8] {
        Array(String(Unicode.Scalar(value) ?? "\u{fffd}").utf8)
    }
}
