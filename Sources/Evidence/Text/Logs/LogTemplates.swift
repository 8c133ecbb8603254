public import Foundation

/// Reduces a log to templates, stack traces and its last lines, as it arrives and within fixed memory.
///
///     var templates = LogTemplates(reference: now)
///     templates.append(text)
///     let summary = templates.summary()
///
/// The same text gives the same summary, however it is cut into chunks. Bytes that are no UTF-8 do no harm.
public struct LogTemplates: Sendable {
    /// What is kept at most: with the defaults some 10 MB for the most hostile log, 0.5 MB for a usual one.
    public struct Limits: Hashable, Sendable {
        public var templates = 512
        public var traces = 48
        public var lastLines = 40
        /// Of a line of JSON, what is looked at, in bytes: its message may lie behind much else.
        public var jsonLineBytes = 16_384
        /// Of an example or a last line, what is kept, in bytes.
        public var exampleBytes = 1024

        public init() {}
    }

    /// What stands for a stack trace among the last lines.
    static let traceMark = "[stack trace]"

    let limits: Limits
    /// Times without a year are in the year before this.
    let reference: Date
    private var tokenizer = LogTokenizer()
    private(set) var store: TemplateStore
    private(set) var traces: TraceStore
    private var trace: OpenTrace?
    private(set) var last: LastLines
    /// The last line outside of a trace: it may have the time that the trace lacks.
    private var lastLine: [UInt8] = []
    /// Lines that are not empty; a trace is one.
    private(set) var lineCount = 0
    private var splitter: LineSplitter

    /// - Parameters:
    ///   - limits: What is kept at most.
    ///   - reference: The time when the log was read.
    public init(limits: Limits = Limits(), reference: Date) {
        self.limits = limits
        self.reference = reference
        store = TemplateStore(capacity: limits.templates)
        traces = TraceStore(capacity: limits.traces)
        last = LastLines(capacity: limits.lastLines, maximumBytes: limits.exampleBytes)
        splitter = LineSplitter(maximumBytes: limits.jsonLineBytes)
    }

    /// Reads a part of the log, cut anywhere.
    public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Reads a part of the log, cut anywhere.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        // Out of the way, since it is at work while the lines are read.
        var splitter = LineSplitter(maximumBytes: limits.jsonLineBytes)
        swap(&splitter, &self.splitter)
        splitter.split(bytes) { line, next in read(line, before: next) }
        self.splitter = splitter
    }

    /// What was read so far. More can be appended afterwards.
    public func summary() -> LogSummary {
        var copy = self
        var splitter = splitter
        splitter.finish { line, next in copy.read(line, before: next) }
        copy.closeTrace()
        return copy.makeSummary()
    }

    // MARK: Lines

    private mutating func read(_ line: UnsafeRawBufferPointer, before next: UnsafeRawBufferPointer?) {
        let line = line.trimmingLineEnd
        let body = line.withoutCollectorTime
        if trace != nil {
            if trace?.take(body) == true { return }
            closeTrace()
        }
        guard !body.isBlank else { return }
        lineCount += 1
        if let kind = TraceKind(beginningAt: body, before: next?.trimmingLineEnd.withoutCollectorTime) {
            trace = OpenTrace(kind, head: line, body: body, before: lastLine, firstLine: lineCount)
            return
        }
        last.append(line)
        lastLine.removeAll(keepingCapacity: true)
        lastLine.append(contentsOf: line.prefix(512))
        if body[0] == UInt8(ascii: "{"),
            let json = JSONLogLine(body, from: 0, to: min(body.count, limits.jsonLineBytes))
        {
            count(line, json: json, body)
        } else {
            let header = LineHeader(body, from: 0, to: body.count)
            count(line, body, from: header.messageStart, severity: header.severity)
        }
    }

    private mutating func count(
        _ line: UnsafeRawBufferPointer, _ bytes: UnsafeRawBufferPointer, from start: Int, severity: LogSeverity?
    ) {
        tokenizer.tokenize(bytes, from: start, to: min(bytes.count, start + LogTokenizer.maximumBytes))
        let signature = tokenizer.signature ^ UInt64(severity.map { $0.rawValue + 1 } ?? 0)
        let slot: Int
        if let known = store.slot(remembering: signature) {
            slot = known
        } else {
            slot = store.slot(for: tokenizer.tokens, signature: signature, stated: severity)
            if store.slots[slot].count == 0, severity == nil {
                store.setSeverity(SeverityGuess.severity(of: tokenizer.tokens, in: bytes), of: slot)
            }
        }
        store.count(line, number: lineCount, in: slot, keeping: (limits.jsonLineBytes, limits.exampleBytes))
    }

    /// A line of JSON is what it says: its message and its error, under its level. A trace within it is one of the
    /// log's.
    private mutating func count(_ line: UnsafeRawBufferPointer, json: JSONLogLine, _ body: UnsafeRawBufferPointer) {
        let message = JSONMessage(json, in: body)
        if let embedded = message.trace {
            embedded.withUnsafeBytes { addTrace($0, head: line) }
        }
        message.text.withUnsafeBytes { count(line, $0, from: 0, severity: message.severity) }
    }

    // MARK: Traces

    private mutating func addTrace(_ text: UnsafeRawBufferPointer, head: UnsafeRawBufferPointer) {
        var lines = text.split(separator: 0x0a, omittingEmptySubsequences: true).makeIterator()
        guard let first = lines.next().map({ UnsafeRawBufferPointer(rebasing: $0) }) else { return }
        var open = OpenTrace(
            TraceKind(beginningAt: first, before: nil) ?? .frames, head: head, body: first, before: [],
            firstLine: lineCount)
        while let next = lines.next() { open.add(UnsafeRawBufferPointer(rebasing: next)) }
        traces.add(open)
    }

    private mutating func closeTrace() {
        guard let open = trace else { return }
        trace = nil
        traces.add(open)
        Array(Self.traceMark.utf8).withUnsafeBytes { last.append($0) }
    }
}
