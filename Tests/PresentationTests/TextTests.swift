import Foundation
import Testing

@testable import Presentation

@Suite struct `Text for a terminal` {
    @Test(
        arguments: [
            (true, [:], true), (false, [:], false), (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": ""], true),
            (true, ["TERM": "dumb"], false), (true, ["TERM": "xterm-256color"], true),
        ] as [(Bool, [String: String], Bool)])
    func `is coloured on a terminal unless the environment refuses`(
        isTerminal: Bool, environment: [String: String], isColored: Bool
    ) {
        #expect(TerminalStyle(isTerminal: isTerminal, environment: environment).isColored == isColored)
    }

    @Test func `wraps coloured text in its codes, and leaves plain text alone`() {
        #expect(TerminalStyle(isColored: true)("failed", .bad) == "\u{1B}[31mfailed\u{1B}[0m")
        #expect(TerminalStyle(isColored: false)("failed", .bad) == "failed")
    }

    @Test(arguments: [
        ("red \u{1B}[31malert", "red [31malert"), ("two\nlines\tand a tab", "two lines and a tab"),
        ("bell\u{7}", "bell"), ("right\u{202E}left", "rightleft"), ("naïve 漢字 🙂", "naïve 漢字 🙂"),
    ])
    func `cannot steer the terminal`(text: String, printable: String) {
        #expect(text.printable == printable)
    }

    @Test func `stands in columns as wide as their widest cell, colours not counted`() {
        var table = TextTable(columns: ["NAME", "STATE"])
        table.append([.init("checkout"), .init("Failed", .bad)])
        table.append([.init("a"), .init("")])
        #expect(
            table.text(style: TerminalStyle(isColored: false)) == "NAME       STATE\ncheckout   Failed\na          -\n")
        let colored = table.text(style: TerminalStyle(isColored: true))
        #expect(colored.contains("checkout   \u{1B}[31mFailed\u{1B}[0m\n"))
    }

    @Test(arguments: [
        (0, "0s"), (119, "119s"), (120, "2m"), (3_599, "59m"), (3_600, "1h"), (11_520, "3h12m"), (36_000, "10h"),
        (172_800, "2d"), (-5, "0s"),
    ])
    func `says how long ago something was`(seconds: Int, text: String) {
        let start = Date(timeIntervalSince1970: 0)
        #expect(Age.text(from: start, to: start.addingTimeInterval(Double(seconds))) == text)
    }

    @Test func `never rounds a confidence up`() {
        #expect(0.999.percentage == "99 %")
        #expect(1.0.percentage == "100 %")
    }
}
