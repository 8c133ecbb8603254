/// The different stack traces of a log, counted.
struct TraceStore {
    struct Entry {
        var signature: UInt64
        var kind: TraceKind
        /// As it first occurred.
        var text: [UInt8]
        var lineCount: Int
        var cutLines: Int
        var count: Int
        /// The lines that may carry the times of the first and of the last occurrence.
        var firstTimed: [[UInt8]]
        var lastTimed: [[UInt8]]
        var firstLine: Int
        var lastLine: Int
    }

    let capacity: Int
    private(set) var entries: [Entry] = []
    /// Traces that made room for others.
    private(set) var forgotten = 0

    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// Takes up a trace that is complete. Where there is no room, the one that occurred least often makes it, of those
    /// the one that is longest ago.
    mutating func add(_ trace: OpenTrace) {
        if let known = entries.firstIndex(where: { $0.signature == trace.signature }) {
            entries[known].count += 1
            entries[known].lastTimed = [trace.head, trace.before]
            entries[known].lastLine = trace.firstLine
            return
        }
        if entries.count == capacity {
            let least = entries.indices.min {
                (entries[$0].count, entries[$0].lastLine) < (entries[$1].count, entries[$1].lastLine)
            }
            if let least { forgotten += entries.remove(at: least).count }
        }
        entries.append(
            Entry(
                signature: trace.signature, kind: trace.kind, text: trace.text, lineCount: trace.lineCount,
                cutLines: trace.cutLines, count: 1,
                firstTimed: [trace.head, trace.before], lastTimed: [trace.head, trace.before],
                firstLine: trace.firstLine, lastLine: trace.firstLine))
    }
}
