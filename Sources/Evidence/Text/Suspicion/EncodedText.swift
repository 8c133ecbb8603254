import Foundation

/// Finds text that is hidden in base64 or hexadecimal.
enum EncodedText {
    /// Shorter runs are words and names.
    private static let shortest = 24

    /// The texts that the runs of a text hold. Each byte belongs to one run, so all of them are shorter than the text.
    static func decode(in text: String) -> [String] {
        var texts: [String] = []
        for run in text.utf8.split(whereSeparator: { !isDigit($0) }) where run.count >= shortest {
            let run = Array(run)
            let decoded = run.allSatisfy(isHexadecimal) && run.count % 2 == 0 ? hexadecimal(run) : base64(run)
            if let decoded, let text = readable(decoded) { texts.append(text) }
        }
        return texts
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || 0x61...0x66 ~= byte | 0x20
    }

    private static func hexadecimal(_ run: [UInt8]) -> [UInt8] {
        stride(from: 0, to: run.count, by: 2).map { index in
            let digits = run[index...index + 1].map { Character(Unicode.Scalar($0)).hexDigitValue ?? 0 }
            return UInt8(digits[0] << 4 | digits[1])
        }
    }

    /// Both alphabets, with or without padding.
    private static func base64(_ run: [UInt8]) -> [UInt8]? {
        var run = run.map {
            $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0
        }
        run.removeLast(run.count % 4 == 1 ? 1 : 0)
        while run.count % 4 != 0 { run.append(UInt8(ascii: "=")) }
        return Data(base64Encoded: Data(run)).map { Array($0) }
    }

    /// The bytes as text, where nearly all of them are printable ASCII.
    private static func readable(_ bytes: [UInt8]) -> String? {
        let printable = bytes.count { 0x20...0x7e ~= $0 || $0 == 0x0a || $0 == 0x09 }
        guard printable * 10 >= bytes.count * 9 else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
