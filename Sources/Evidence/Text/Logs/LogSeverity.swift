/// How bad a log line is, by what it says of itself or else by its words.
public enum LogSeverity: Int, Codable, Hashable, Sendable, Comparable, CaseIterable {
    case debug, info, warning, error, fatal

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }

    private static let names: [(WordSet, LogSeverity)] = [
        (WordSet("info information notice i"), .info),
        (WordSet("error err severe e"), .error),
        (WordSet("warn warning w"), .warning),
        (WordSet("debug trace verbose fine finer finest d"), .debug),
        (WordSet("fatal panic critical crit alert emerg emergency dpanic f"), .fatal),
    ]

    /// The severity that a word or number names, as loggers write it: `WARN`, `err`, `50`.
    init?(name bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) {
        guard 1...11 ~= end - start else { return nil }
        if let severity = Self.names.first(where: { $0.0.contains(bytes, start, end) })?.1 {
            self = severity
            return
        }
        // Numbers as in Bunyan and Pino: 10 is trace, 60 is fatal.
        guard end - start == 2, bytes[start + 1] == UInt8(ascii: "0") else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "1"), UInt8(ascii: "2"): self = .debug
        case UInt8(ascii: "3"): self = .info
        case UInt8(ascii: "4"): self = .warning
        case UInt8(ascii: "5"): self = .error
        case UInt8(ascii: "6"): self = .fatal
        default: return nil
        }
    }
}
