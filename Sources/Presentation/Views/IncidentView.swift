public import Foundation
public import Incidents
import KubernetesModel

/// Incidents as people read them.
public struct IncidentView: Sendable {
    private let style: TerminalStyle
    private let now: Date

    public init(style: TerminalStyle, now: Date) {
        self.style = style
        self.now = now
    }

    /// One line an incident: the open ones first, of these the most severe, then the newest.
    public func list(_ incidents: [Incident]) -> String {
        guard !incidents.isEmpty else { return "No incidents.\n" }
        var table = TextTable(columns: ["NAMESPACE", "NAME", "SEVERITY", "PHASE", "TARGET", "CATEGORY", "AGE", "CAUSE"])
        let sorted = incidents.sorted { left, right in
            if left.phase.isClosed != right.phase.isClosed { return right.phase.isClosed }
            if left.spec.severity != right.spec.severity { return left.spec.severity > right.spec.severity }
            return left.spec.openedAt > right.spec.openedAt
        }
        for incident in sorted {
            let diagnosis = incident.status.diagnosis
            table.append([
                .init(incident.metadata.namespace ?? ""), .init(incident.metadata.name),
                .init(incident.spec.severity.rawValue, incident.spec.severity.meaning),
                .init(incident.phase.rawValue, incident.phase.meaning), .init(incident.spec.target.shortName),
                .init(diagnosis?.category.rawValue ?? ""), .init(Age.text(from: incident.spec.openedAt, to: now)),
                .init(diagnosis?.told ?? incident.spec.title),
            ])
        }
        return table.text(style: style)
    }

    /// One incident in full: what was seen, why, what was done, and when.
    ///
    /// - Parameter entries: the journal's, where there is one; else the timeline of the incident itself is shown.
    public func details(_ incident: Incident, entries: [JournalEntry] = []) -> String {
        var out = LineWriter(style: style)
        out.heading(incident.spec.title)
        out.field("Incident", incident.key.description)
        out.field("Severity", incident.spec.severity.rawValue, incident.spec.severity.meaning)
        out.field("Phase", incident.phase.rawValue, incident.phase.meaning)
        out.field("Target", incident.spec.target.shortName)
        out.field("Opened", "\(time(incident.spec.openedAt)) (\(Age.text(from: incident.spec.openedAt, to: now)) ago)")
        if let diagnosis = incident.status.diagnosis { write(diagnosis, to: &out) }
        if let outcome = incident.status.outcome {
            out.heading("Outcome")
            out.line("  \(outcome.state.rawValue): \(outcome.summary)")
        }
        if !incident.status.actions.isEmpty {
            out.heading("Actions")
            for action in incident.status.actions {
                out.line("  \(action.kind.rawValue)  \(action.state)  \(action.name)")
            }
        }
        out.heading("Timeline")
        if entries.isEmpty {
            for entry in incident.status.timeline { out.line(timelineLine(entry)) }
        } else {
            for entry in entries {
                out.line("  \(time(entry.at))  \(padded(entry.kind.rawValue))  \(entry.summary) [\(entry.actor)]")
            }
        }
        return out.text
    }

    /// One entry of a timeline, as the live view prints it too.
    public func timelineLine(_ entry: Incident.TimelineEntry) -> String {
        "  \(time(entry.at))  \(padded(entry.stage))  \(entry.text)".printable
    }

    private func write(_ diagnosis: Diagnosis, to out: inout LineWriter) {
        out.heading("Diagnosis")
        out.field("Cause", diagnosis.told)
        out.field("Category", diagnosis.category.rawValue)
        out.field(
            "Confidence", "\(diagnosis.confidence.percentage), by \(diagnosis.rule ?? diagnosis.decidedBy.rawValue)")
        out.field("At fault", diagnosis.object.shortName)
        out.field(diagnosis.decidedBy == .model ? "Its advice" : "Advice", diagnosis.advice)
        for evidence in diagnosis.evidence {
            out.line("  \(evidence.id)  \(evidence.text)  (\(evidence.source), \(evidence.trust.rawValue))")
        }
    }

    private func time(_ date: Date) -> String { date.formatted(.iso8601) }

    private func padded(_ stage: String) -> String {
        stage + String(repeating: " ", count: max(10 - stage.count, 0))
    }
}
