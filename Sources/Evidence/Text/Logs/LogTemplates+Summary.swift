import Foundation

extension LogTemplates {
    func makeSummary() -> LogSummary {
        var tokenizer = LogTokenizer()
        let templates = store.slots.map { template($0, &tokenizer) }.sorted { $0.firstLine < $1.firstLine }
        let traces = traces.entries.map(stackTrace)
        let times = templates.flatMap { [$0.firstAt, $0.lastAt] } + traces.flatMap { [$0.firstAt, $0.lastAt] }
        return LogSummary(
            lines: lineCount, templates: templates, traces: traces.sorted { $0.firstLine < $1.firstLine },
            lastLines: last.all.map(Self.text), forgottenTemplates: store.forgotten.templates,
            forgottenLines: store.forgotten.lines, forgottenTraces: self.traces.forgotten,
            firstAt: times.compactMap { $0 }.min(), lastAt: times.compactMap { $0 }.max())
    }

    private func template(_ slot: TemplateStore.Slot, _ tokenizer: inout LogTokenizer) -> LogTemplate {
        let first = LogMessage(slot.first, reference: reference)
        let last = LogMessage(slot.last, reference: reference)
        return LogTemplate(
            text: MessageText.template(first.text, words: slot.words, tokenizer: &tokenizer), count: slot.count,
            severity: slot.severity, firstExample: Self.text(Array(slot.first.prefix(limits.exampleBytes))),
            lastExample: Self.text(slot.last), firstAt: first.at, lastAt: last.at, firstLine: slot.firstLine,
            lastLine: slot.lastLine, isRare: slot.count * 1000 <= max(1000, lineCount),
            isNew: slot.firstLine * 10 > lineCount * 9, isLast: slot.lastLine == lineCount)
    }

    private func stackTrace(_ entry: TraceStore.Entry) -> StackTrace {
        StackTrace(
            text: Sanitizer(maximumBytes: .max).clean(Self.text(entry.text)).text, count: entry.count,
            lines: entry.lineCount, cutLines: entry.cutLines,
            isFatal: Self.isFatal(entry), firstAt: time(entry.firstTimed), lastAt: time(entry.lastTimed),
            firstLine: entry.firstLine,
            lastLine: entry.lastLine)
    }

    private func time(_ lines: [[UInt8]]) -> Date? {
        lines.lazy.compactMap { LogMessage($0, reference: reference).at }.first
    }

    /// Whether the trace says that the process ended with it.
    private static func isFatal(_ entry: TraceStore.Entry) -> Bool {
        let marks = [
            "panic: ", "fatal error: ", "thread 'main'", "Unhandled exception", "Exception in thread \"main\"",
        ]
        return marks.contains { entry.text.starts(with: $0.utf8) }
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
