/// Whether text is coloured.
public struct TerminalStyle: Hashable, Sendable {
    /// What a colour means; people see the meaning, not the colour.
    public enum Meaning: Sendable {
        case heading, good, bad, warning, faint

        /// Select Graphic Rendition parameters (ECMA-48, 8.3.117).
        fileprivate var parameters: String {
            switch self {
            case .heading: "1"
            case .good: "32"
            case .bad: "31"
            case .warning: "33"
            case .faint: "2"
            }
        }
    }

    public let isColored: Bool

    public init(isColored: Bool) { self.isColored = isColored }

    /// Colours on a terminal alone, and never where `NO_COLOR` is set (https://no-color.org) or the terminal is `dumb`.
    public init(isTerminal: Bool, environment: [String: String]) {
        let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        self.init(isColored: isTerminal && !isRefused && environment["TERM"] != "dumb")
    }

    func callAsFunction(_ text: String, _ meaning: Meaning?) -> String {
        guard isColored, let meaning, !text.isEmpty else { return text }
        return "\u{1B}[\(meaning.parameters)m\(text)\u{1B}[0m"
    }
}
