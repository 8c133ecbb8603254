import Foundation

/// Writes the entries of a digest. What reads like an attempt to steer the reader is withheld.
struct DigestLines {
    private let summary: LogSummary
    private let reference: Date

    init(_ summary: LogSummary) {
        self.summary = summary
        // Times were resolved when the log was read; a line that is shown needs none.
        reference = summary.lastAt ?? Date(timeIntervalSince1970: 0)
    }

    /// `12345 lines, 34 templates, 10:02:11 to 10:14:55`
    var head: String {
        let templates = summary.templates.count + summary.forgottenTemplates
        let times = span(summary.firstAt, summary.lastAt)
        return "\(count(summary.lines, "line")), \(count(templates, "template"))" + (times.isEmpty ? "" : ", \(times)")
    }

    /// What is left out, or nil where nothing is.
    func omission(templates: Int, lines: Int, traces: Int) -> String? {
        guard templates > 0 || traces > 0 else { return nil }
        var parts: [String] = []
        if templates > 0 { parts.append("\(count(templates, "template")) with \(count(lines, "line"))") }
        if traces > 0 { parts.append(count(traces, "stack trace")) }
        return "left out: " + parts.joined(separator: ", ")
    }

    /// A template; in detail with its first and last lines where they say more.
    func entry(_ template: LogTemplate, isDetailed: Bool) -> String {
        let first = example(template.firstExample)
        let mark = mark(template.severity, before: template.text)
        guard template.count > 1 else {
            return "\(prefix(1, template.firstAt, template.lastAt))\(mark)\(first)\n"
        }
        let text = InjectionSuspicion.withholding(template.text).text
        var entry = "\(prefix(template.count, template.firstAt, template.lastAt))\(mark)\(text)\n"
        guard isDetailed, first != text else { return entry }
        entry += "  first: \(first)\n"
        let last = example(template.lastExample)
        if last != first { entry += "  last: \(last)\n" }
        return entry
    }

    /// A trace, shortened to a size.
    func entry(_ trace: StackTrace, maximumBytes: Int) -> String {
        let prefix =
            "\(prefix(trace.count, trace.firstAt, trace.lastAt))stack trace of \(count(trace.lines, "line")):\n"
        let text = InjectionSuspicion.withholding(trace.shortened(to: maximumBytes - prefix.utf8.count - 1)).text
        return prefix + text + (text.hasSuffix("\n") ? "" : "\n")
    }

    /// The last lines, oldest first.
    func lastEntries() -> [String] {
        let lines = summary.lastLines.enumerated().filter { index, line in
            line != LogTemplates.traceMark || index == 0 || summary.lastLines[index - 1] != line
        }
        let entries = lines.map { _, line in
            let message = LogMessage(Array(line.utf8), reference: reference)
            let time = message.at.map { "\(clock($0)) " } ?? ""
            return time + InjectionSuspicion.withholding(MessageText.example(message.text)).text
        }
        return entries.map { $0 + "\n" }
    }

    private func example(_ line: String) -> String {
        let message = LogMessage(Array(line.utf8), reference: reference)
        return InjectionSuspicion.withholding(MessageText.example(message.text)).text
    }

    private func prefix(_ count: Int, _ first: Date?, _ last: Date?) -> String {
        let times = span(first, last)
        return (count > 1 ? "\(count)x " : "") + (times.isEmpty ? "" : "\(times) ")
    }

    /// The severity, where the text does not begin with it.
    private func mark(_ severity: LogSeverity?, before text: String) -> String {
        guard let severity, severity >= .warning else { return "" }
        let name = "\(severity)"
        return text.prefix(24).lowercased().contains(name.prefix(4)) ? "" : "\(name): "
    }

    /// `10:02:11`, or `10:02:11 to 10:14:55`, with the day where it is another.
    private func span(_ first: Date?, _ last: Date?) -> String {
        guard let first else { return "" }
        guard let last, last.timeIntervalSince(first) >= 1 else { return clock(first) }
        return "\(clock(first)) to \(clock(last))"
    }

    /// The time of day in UTC, behind the date where it is not that of the end.
    private func clock(_ date: Date) -> String {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let second = ((seconds % 86400) + 86400) % 86400
        let time = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(
            separator: ":")
        let isSameDay = (seconds - second) / 86400 == Int((reference.timeIntervalSince1970 / 86400).rounded(.down))
        return isSameDay ? time : "\(date.formatted(.iso8601.year().month().day())) \(time)"
    }

    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
