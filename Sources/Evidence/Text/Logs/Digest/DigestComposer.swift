import Foundation

/// Chooses what a ``LogDigest`` shows.
struct DigestComposer {
    private let summary: LogSummary
    private let maximumBytes: Int
    private let lines: DigestLines
    private var shownTemplates: Set<Int> = []
    private var shownTraces: Set<Int> = []
    private var sections: [DigestSection: [String]] = [:]
    private var usedBytes = 0
    private(set) var suspicion = Suspicion.none

    /// For the first line and the last.
    private static let reservedBytes = 200

    init(_ summary: LogSummary, maximumBytes: Int) {
        self.summary = summary
        self.maximumBytes = maximumBytes
        lines = DigestLines(summary)
        let texts =
            summary.templates.map(\.firstExample) + summary.traces.map(\.text) + [
                summary.lastLines.joined(separator: "\n")
            ]
        suspicion = texts.map(InjectionSuspicion.judge).max { $0.score < $1.score } ?? .none
    }

    var omittedTemplates: Int { summary.templates.count - shownTemplates.count + summary.forgottenTemplates }
    var omittedTraces: Int { summary.traces.count - shownTraces.count + summary.forgottenTraces }

    var omittedLines: Int {
        summary.forgottenLines
            + summary.templates.indices.filter { !shownTemplates.contains($0) }.reduce(0) {
                $0 + summary.templates[$1].count
            }
    }

    /// Gives each section its share, and what is left over to the sections in their order.
    mutating func compose() {
        var free = maximumBytes - Self.reservedBytes
        for section in DigestSection.allCases {
            let share = min(free, (maximumBytes - Self.reservedBytes) * section.percent / 100 + spare(before: section))
            free -= fill(section, upTo: share)
        }
        free -= fill(.errors, upTo: free)
        free -= fill(.frequent, upTo: free)
        free -= fill(.rare, upTo: free)
    }

    var text: String {
        var text = lines.head + "\n"
        for section in DigestSection.allCases {
            guard let shown = sections[section], !shown.isEmpty else { continue }
            text += "\(section.title):\n" + shown.joined()
        }
        if let omission = lines.omission(templates: omittedTemplates, lines: omittedLines, traces: omittedTraces) {
            text += omission + "\n"
        }
        // An attempt may be spread over entries of which none says much by itself.
        return MiddleCut(InjectionSuspicion.withholding(text).text, to: maximumBytes).text
    }

    /// What the sections before one have left of their shares.
    private func spare(before section: DigestSection) -> Int {
        let due = DigestSection.allCases.prefix { $0 != section }.reduce(0) { $0 + $1.percent }
        return max(0, (maximumBytes - Self.reservedBytes) * due / 100 - usedBytes)
    }

    /// Adds to a section what fits, and returns how many bytes that takes.
    private mutating func fill(_ section: DigestSection, upTo share: Int) -> Int {
        let before = usedBytes
        let end = usedBytes + share
        if sections[section] == nil { sections[section] = [] }
        if section == .last {
            fillLastLines(upTo: end)
        } else {
            for candidate in candidates(for: section) { show(candidate, in: section, upTo: end) }
        }
        return usedBytes - before
    }

    private mutating func show(_ candidate: DigestCandidate, in section: DigestSection, upTo end: Int) {
        let room = end - usedBytes - titleBytes(section)
        guard room > 0 else { return }
        let entry: String
        switch candidate {
        case .template(let index): entry = lines.entry(summary.templates[index], isDetailed: section == .errors)
        case .trace(let index):
            // A trace may be shortened, but not to nothing.
            let room = min(room, maximumBytes * 2 / 5)
            guard room >= 240 else { return }
            entry = lines.entry(summary.traces[index], maximumBytes: room)
        }
        guard entry.utf8.count <= room else { return }
        switch candidate {
        case .template(let index): shownTemplates.insert(index)
        case .trace(let index): shownTraces.insert(index)
        }
        add(entry, to: section)
    }

    /// The newest lines that fit, oldest first.
    private mutating func fillLastLines(upTo end: Int) {
        let entries = lines.lastEntries()
        var room = end - usedBytes - titleBytes(.last)
        var first = entries.endIndex
        while first > entries.startIndex, entries[first - 1].utf8.count <= room {
            first -= 1
            room -= entries[first].utf8.count
        }
        for entry in entries[first...] { add(entry, to: .last) }
    }

    private mutating func add(_ entry: String, to section: DigestSection) {
        usedBytes += entry.utf8.count + titleBytes(section)
        sections[section, default: []].append(entry)
    }

    private func titleBytes(_ section: DigestSection) -> Int {
        sections[section]?.isEmpty ?? true ? section.title.utf8.count + 2 : 0
    }

    private func candidates(for section: DigestSection) -> [DigestCandidate] {
        let open = summary.templates.indices.filter { !shownTemplates.contains($0) }
        switch section {
        case .errors:
            let errors = open.filter { (summary.templates[$0].severity ?? .info) >= .warning }.map(
                DigestCandidate.template)
            let traces = summary.traces.indices.filter { !shownTraces.contains($0) }.map(DigestCandidate.trace)
            return (errors + traces).sorted { rank($0) > rank($1) }
        case .frequent:
            return open.filter { summary.templates[$0].count > 1 }
                .sorted { order($0, by: \.count) > order($1, by: \.count) }.map(DigestCandidate.template)
        case .rare:
            return open.sorted { order($0, by: \.lastLine) > order($1, by: \.lastLine) }.map(DigestCandidate.template)
        case .last: return []
        }
    }

    private func order(_ index: Int, by key: KeyPath<LogTemplate, Int>) -> (Int, Int) {
        (summary.templates[index][keyPath: key], -index)
    }

    /// The worse first; of the equally bad what came last, for that is what it ended with.
    private func rank(_ candidate: DigestCandidate) -> (Int, Int, Int) {
        switch candidate {
        case .template(let index):
            let template = summary.templates[index]
            return (template.severity?.rawValue ?? 0, template.isNew ? 1 : 0, template.lastLine)
        case .trace(let index):
            let isNew = summary.traces[index].firstLine * 10 > summary.lines * 9
            let severity = summary.traces[index].isFatal ? LogSeverity.fatal : .error
            return (severity.rawValue, isNew ? 1 : 0, summary.traces[index].lastLine)
        }
    }
}
