/// Rows in aligned columns, as kubectl prints them; the last column is as wide as it likes.
struct TextTable {
    /// A text and what it means.
    struct Cell: ExpressibleByStringInterpolation {
        var text: String
        var meaning: TerminalStyle.Meaning?

        init(_ text: String, _ meaning: TerminalStyle.Meaning? = nil) {
            self.text = text.isEmpty ? "-" : text.printable
            self.meaning = meaning
        }

        init(stringLiteral value: String) { self.init(value) }
    }

    private let columns: [String]
    private var rows: [[Cell]] = []

    init(columns: [String]) { self.columns = columns }

    mutating func append(_ row: [Cell]) { rows.append(row) }

    /// The table with its heading, each line ended.
    func text(style: TerminalStyle) -> String {
        let all = [columns.map { Cell($0, .heading) }] + rows
        let widths = columns.indices.map { column in all.map { $0[column].text.count }.max() ?? 0 }
        return all.map { row in
            row.enumerated().map { column, cell in
                let isLast = column == columns.count - 1
                let padding = isLast ? 0 : widths[column] - cell.text.count + 3
                return style(cell.text, cell.meaning) + String(repeating: " ", count: padding)
            }.joined() + "\n"
        }.joined()
    }
}
