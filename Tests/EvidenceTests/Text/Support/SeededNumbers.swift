/// Random numbers that are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
        return value ^ value >> 31
    }

    /// A text of characters from all over Unicode, hidden and hostile ones above all.
    mutating func hostileText(count: Int) -> String {
        let pool: [Unicode.Scalar] = [
            "a", "Z", "0", "9", " ", "\n", "\t", "\r", "\u{0}", "\u{7}", "\u{8}", "\u{1b}", "[", "]", "8", "m", ";",
            "\\",
            "\"", "|", "<", ">", "\u{7f}", "\u{85}", "\u{9b}", "\u{9c}", "\u{a0}", "\u{ad}", "\u{301}", "\u{327}",
            "\u{200b}",
            "\u{200d}", "\u{200e}", "\u{202e}", "\u{2066}", "\u{2028}", "\u{2060}", "\u{fe0f}", "\u{fe00}", "\u{feff}",
            "\u{e000}", "\u{fffe}", "\u{ff21}", "\u{1d41a}", "\u{1f3f4}", "\u{e0067}", "\u{e007f}", "\u{e0100}",
            "\u{1f600}",
            "\u{1f3fb}", "\u{4e2d}", "\u{ac00}", "\u{1100}", "\u{1161}", "\u{f0000}", "\u{ffff}", "\u{2800}", "é", "ж",
            "ß",
        ]
        var text = ""
        for _ in 0..<count { text.unicodeScalars.append(pool.randomElement(using: &self) ?? "a") }
        return text
    }
}
