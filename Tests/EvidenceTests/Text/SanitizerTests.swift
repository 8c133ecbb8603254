import Evidence
import Foundation
import Testing

@Suite struct `Sanitizing` {
    private static let rows: [(what: String, text: String, lines: String, oneLine: String)] = [
        ("plain", "hello world", "hello world", "hello world"),
        ("line breaks", "a\r\nb\rc\u{b}d\u{2028}e\u{85}f", "a\nb\nc\nd\ne\nf", "a b c d e f"),
        ("tabs and spaces", "a\tb  c\u{a0}d\u{3000}e", "a\tb  c d e", "a b c d e"),
        ("controls", "a\u{0}b\u{7}c\u{7f}d\u{80}e", "abcde", "abcde"),
        ("colours", "\u{1b}[1;31mred\u{1b}[0m end", "red end", "red end"),
        ("a title", "\u{1b}]0;evil title\u{7}text", "text", "text"),
        ("a link", "\u{1b}]8;;http://evil.example\u{1b}\\text\u{1b}]8;;\u{1b}\\", "text", "text"),
        ("a single introducer", "\u{9b}31mred\u{9d}title\u{9c}end", "redend", "redend"),
        ("a string without an end hides nothing", "\u{1b}]0;the error\nnext", "0;the error\nnext", "0;the error next"),
        ("a broken sequence", "a\u{1b}", "a", "a"),
        ("zero-width", "I\u{200b}g\u{200c}n\u{200d}o\u{2060}r\u{feff}e\u{ad}", "Ignore", "Ignore"),
        ("direction", "\u{202e}evil\u{202c} \u{2066}x\u{2069}\u{200f}\u{61c}", "evil x", "evil x"),
        ("tags", "ok\u{e0069}\u{e0067}\u{e007f}", "ok", "ok"),
        ("variation selectors", "❤\u{fe0f}a\u{e0101}\u{e0102}", "❤a", "❤a"),
        ("private use", "a\u{e0b0}b\u{f1234}c\u{fffe}d\u{1fffe}e", "abcde", "abcde"),
        ("fillers", "a\u{3164}b\u{115f}c\u{ffa0}d\u{2800}e", "abcde", "abcde"),
        ("full-width", "Ｉｇｎｏｒｅ：１", "Ignore:1", "Ignore:1"),
        ("mathematical", "𝐢𝗀𝓷𝔬𝕣𝚎 𝟏𝟚", "ignore 12", "ignore 12"),
        ("circled", "Ⓘⓖ🄽🅾", "IgNO", "IgNO"),
    ]

    @Test(arguments: rows.indices)
    func `What is hidden is taken out, and what is seen stays`(index: Int) {
        let row = Self.rows[index]
        #expect(Sanitizer().clean(row.text).text == row.lines, "\(row.what)")
        #expect(Sanitizer(layout: .oneLine).clean(row.text).text == row.oneLine, "\(row.what)")
    }

    @Test(arguments: [
        "Не удалось подключиться к базе данных", "データベースに接続できません：失敗", "无法连接到数据库", "데이터베이스",
        "Δεν ήταν δυνατή η σύνδεση", "تعذر الاتصال بقاعدة البيانات", "कनेक्ट नहीं हो सका", "ไม่สามารถเชื่อมต่อ", "Zürich naïve",
        "ratio ½, m², 10⁻³, 21 °C, 12.5µs, 3.2kΩ", "🚀 ✔ 🇩🇪", "e\u{301}\u{327}", "ﷺ ﬁ №",
    ])
    func `Honest text of any language is not damaged`(text: String) {
        // The one exception is the full-width colon, which is written as ASCII.
        #expect(Sanitizer().clean(text).text == text.replacing("：", with: ":"))
    }

    @Test func `What was taken out is counted by kind`() {
        let hidden = Sanitizer().clean(
            "\u{0}I\u{200b}g\u{1b}[8mx\u{1b}[0m\u{202e}\u{200e}\u{e0041}\u{fe0f}\u{fe0f}\u{e000}Ａ"
                + "a" + String(repeating: "\u{301}", count: 9)
        ).hidden
        #expect(hidden.controls == 1)
        #expect(hidden.zeroWidth == 1)
        #expect(hidden.wordSplits == 1)
        #expect(hidden.escapeSequences == 2)
        #expect(hidden.concealments == 1)
        #expect(hidden.directionOverrides == 1)
        #expect(hidden.directionMarks == 1)
        #expect(hidden.tags == 1)
        #expect(hidden.variationSelectors == 1)
        #expect(hidden.privateUse == 1)
        #expect(hidden.foldedCharacters == 1)
        #expect(hidden.excessMarks == 3)
        #expect(Sanitizer().clean("plain").hidden.isEmpty)
    }

    @Test func `The flag of a region is no smuggling`() {
        let england = "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"
        #expect(Sanitizer().clean(england).hidden.tags == 0)
        #expect(Sanitizer().clean("🏴x" + england.unicodeScalars.dropFirst().map(String.init).joined()).hidden.tags == 6)
    }

    @Test func `Long texts and lines are cut in their middle, and say so`() throws {
        let text = "begin " + String(repeating: "x", count: 1000) + " end"
        let cut = Sanitizer(maximumBytes: 200).clean(text)
        #expect(cut.text.utf8.count <= 200)
        #expect(cut.text.hasPrefix("begin x") && cut.text.hasSuffix("x end"))
        #expect(cut.isCut)
        let said = try #require(cut.text.firstMatch(of: /\[\.\.\. (\d+) bytes cut \.\.\.\]/))
        #expect(Int(said.1) == cut.cutBytes)
        let mark = " \(said.0) ".utf8.count
        #expect(cut.text.utf8.count - mark + cut.cutBytes == text.utf8.count)

        let lines = Sanitizer(maximumLineBytes: 100).clean("short\n\(text)\nshort")
        #expect(lines.text.split(separator: "\n").allSatisfy { $0.utf8.count <= 100 })
        #expect(lines.text.hasPrefix("short\n") && lines.text.hasSuffix("\nshort"))
    }

    @Test(arguments: 0...120)
    func `A cut never splits a character`(maximum: Int) {
        let text = String(repeating: "é\u{301}日👍🏽ж", count: 20)
        let cut = Sanitizer(maximumBytes: maximum, maximumLineBytes: .max).cut(text)
        #expect(cut.utf8.count <= maximum)
        #expect(!cut.contains("\u{fffd}"))
        let whole = Set(text)
        let mark = Set(" [.]bytescut0123456789")
        #expect(cut.allSatisfy { whole.contains($0) || mark.contains($0) })
    }

    @Test func `Nothing hidden is left of any hostile text, and doing it again changes nothing`() {
        var numbers = SeededNumbers(seed: 1)
        for round in 0..<400 {
            let text = numbers.hostileText(count: 1 + round % 97)
            for layout in [Sanitizer.Layout.lines, .oneLine] {
                let sanitizer = Sanitizer(layout: layout, maximumBytes: .max, maximumLineBytes: .max)
                let clean = sanitizer.clean(text).text
                #expect(clean.unicodeScalars.allSatisfy { Self.isAllowed($0, layout) }, "\(text.debugDescription)")
                #expect(sanitizer.clean(clean).text == clean, "\(text.debugDescription)")
            }
        }
    }

    @Test(.enabled(if: SharedCorpus.isThere, "set MIDWATCH_SHARED to the folder with the shared data"))
    func `Nothing hidden is left of the known attacks`() throws {
        for payload in try SharedCorpus.payloads() {
            let clean = Sanitizer().clean(payload.payload).text
            #expect(clean.unicodeScalars.allSatisfy { Self.isAllowed($0, .lines) }, "\(payload.id)")
        }
    }

    @Test func `It takes linear time for the worst texts`() {
        let worst = [
            "\u{1b}]", "\u{1b}[", "\u{9d}", "\u{301}", "\u{200b}", "\u{e0041}", "\u{1b}]a\u{1b}", "\n", "é", "\u{1100}",
            "\u{1f1e9}", "ﷺ", "\u{fe0f}",
        ]
        for unit in worst {
            let growth = Growth.ofTime(for: unit, bytes: 20_000) { _ = Sanitizer().clean($0) }
            #expect(growth < Growth.limit, "\(unit.debugDescription)")
        }
    }

    /// Stated on its own, and not by what the sanitizer does.
    private static func isAllowed(_ scalar: Unicode.Scalar, _ layout: Sanitizer.Layout) -> Bool {
        let value = scalar.value
        if layout == .lines, value == 0x0a || value == 0x09 { return true }
        if value < 0x20 || 0x7f...0x9f ~= value { return false }
        if 0x200b...0x200f ~= value || 0x202a...0x202e ~= value || 0x2060...0x206f ~= value { return false }
        if 0xfe00...0xfe0f ~= value || 0xe0000...0xe0fff ~= value || 0xe000...0xf8ff ~= value || value >= 0xf0000 {
            return false
        }
        return value != 0xfeff && value != 0xad && value != 0x2028 && value != 0x2029
            && !scalar.properties.isNoncharacterCodePoint
    }
}
