/// Builds a text of lines, with fields whose values stand below one another.
struct LineWriter {
    private(set) var text = ""
    let style: TerminalStyle

    init(style: TerminalStyle) { self.style = style }

    mutating func line(_ line: String = "", _ meaning: TerminalStyle.Meaning? = nil) {
        text += style(line.printable, meaning) + "\n"
    }

    mutating func heading(_ heading: String) {
        if !text.isEmpty { line() }
        line(heading, .heading)
    }

    /// A name with its value; nothing where there is no value.
    mutating func field(_ name: String, _ value: String?, _ meaning: TerminalStyle.Meaning? = nil) {
        guard let value, !value.isEmpty else { return }
        let padding = String(repeating: " ", count: max(13 - name.count, 1))
        text += "\(style("\(name):", .faint))\(padding)\(style(value.printable, meaning))\n"
    }

    /// Text of several lines, set in by two.
    mutating func block(_ block: String) {
        for part in block.split(separator: "\n", omittingEmptySubsequences: false) { line("  \(part)") }
    }
}
