/// What a log line of JSON says.
struct JSONMessage {
    /// The message, and behind a colon the error: one line.
    private(set) var text: [UInt8] = []
    /// The level.
    let severity: LogSeverity?
    /// A stack trace of several lines.
    private(set) var trace: [UInt8]?

    init(_ json: JSONLogLine, in bytes: UnsafeRawBufferPointer) {
        severity = json.level.flatMap { LogSeverity(name: bytes, $0.start, $0.end) }
        text.reserveCapacity(256)
        for part in [json.message, json.error] {
            guard let part else { continue }
            if !text.isEmpty { text.append(contentsOf: [UInt8(ascii: ":"), 0x20]) }
            append(part, from: bytes)
        }
        if let stack = json.stack {
            var trace: [UInt8] = []
            stack.append(to: &trace, from: bytes)
            if text.isEmpty { text.append(contentsOf: trace.prefix { $0 != 0x0a }) }
            self.trace = trace
        }
    }

    /// Appends a text, of which a trace goes its own way. Line breaks of anything else become spaces.
    private mutating func append(_ part: JSONText, from bytes: UnsafeRawBufferPointer) {
        let start = text.count
        part.append(to: &text, from: bytes)
        guard part.isEscaped, let lineEnd = text[start...].firstIndex(of: 0x0a) else { return }
        if Self.traceMarks.contains(where: { text.range(of: $0, from: start) != nil }) {
            trace = Array(text[start...])
            text.removeSubrange(lineEnd...)
        } else {
            for index in lineEnd..<text.count where text[index] == 0x0a { text[index] = 0x20 }
        }
    }

    private static let traceMarks = ["\n\tat ", "\n    at ", "\n   at ", "\n  File \"", "\ngoroutine ", "\n\tfrom "]
}
