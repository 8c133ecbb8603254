public import Foundation
public import Incidents
import KubernetesModel

/// Timelines of several incidents as they grow, one line for each thing that happened.
public struct LiveTimeline: Sendable {
    private let style: TerminalStyle
    private let start: Date
    private var shown: [String: Set<Incident.TimelineEntry>] = [:]

    /// - Parameter start: What times are counted from.
    public init(style: TerminalStyle, start: Date) {
        self.style = style
        self.start = start
    }

    /// The lines that were not shown yet, in the order of their times.
    public mutating func news(of incidents: [Incident]) -> String {
        var news: [(incident: Incident, entry: Incident.TimelineEntry)] = []
        for incident in incidents {
            for entry in incident.status.timeline
            where shown[incident.metadata.name, default: []].insert(entry).inserted {
                news.append((incident, entry))
            }
        }
        // Entries of one second stay in the order of their timeline.
        let sorted = news.enumerated().sorted { ($0.element.entry.at, $0.offset) < ($1.element.entry.at, $1.offset) }
        return sorted.map { line(of: $0.element.entry, of: $0.element.incident) }.joined()
    }

    /// A line for something that happens to the cluster, whoever does it.
    public func happening(_ text: String, at date: Date) -> String {
        line(at: date, "", "Happens", .faint, text)
    }

    private func line(of entry: Incident.TimelineEntry, of incident: Incident) -> String {
        let meaning: TerminalStyle.Meaning? =
            switch entry.stage {
            case "Resolved", "Verified": .good
            case "Escalated", "Undone": .bad
            default: .heading
            }
        return line(at: entry.at, incident.spec.target.name, entry.stage, meaning, entry.text)
    }

    private func line(
        at date: Date, _ subject: String, _ stage: String, _ meaning: TerminalStyle.Meaning?, _ text: String
    ) -> String {
        let seconds = "+\(max(Int(date.timeIntervalSince(start)), 0))s"
        return style(seconds.padded(to: 6), .faint) + subject.printable.padded(to: 12)
            + style(stage.printable.padded(to: 11), meaning) + text.printable + "\n"
    }
}

extension String {
    /// The text with blanks behind it up to a width, and one at least.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(width - count, 1))
    }
}
