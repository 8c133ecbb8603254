/// Made-up digests that are the same for the same text: FNV-1a.
enum StableHash {
    static func value(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// 64 hexadecimal digits.
    static func digest(_ text: String) -> String {
        (0..<4).map { part in
            let digits = String(value("\(part) \(text)"), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
