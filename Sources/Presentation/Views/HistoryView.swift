public import Foundation
public import Incidents
import KubernetesModel

/// Past incidents as people read them: what it was, who said so, what was done, and whether that was right.
public struct HistoryView: Sendable {
    /// One past incident in short.
    public struct Row: Encodable, Hashable, Sendable {
        public var namespace: String
        public var name: String
        public var target: String
        public var category: Incidents.Category?
        public var decidedBy: Diagnosis.Decider?
        /// The rule that decided, where rules did.
        public var rule: String?
        public var cause: String
        /// The kind of the last action whose outcome was verified.
        public var action: Action.Kind?
        /// Whether that action was right; nil where none was verified.
        public var isRight: Bool?
        /// How the incident ended.
        public var outcome: Incident.Outcome.State?
        public var endedAt: Date

        init(_ incident: Incident, _ verified: VerifiedOutcome?) {
            let diagnosis = incident.status.diagnosis
            namespace = incident.metadata.namespace ?? ""
            name = incident.metadata.name
            target = incident.spec.target.shortName
            category = verified?.kind.category ?? diagnosis?.category
            decidedBy = verified?.kind.decidedBy ?? diagnosis?.decidedBy
            rule = diagnosis?.rule
            cause = diagnosis?.rootCause ?? incident.spec.title
            action = verified?.kind.action
            isRight = verified?.isRight
            outcome = incident.status.outcome?.state
            endedAt = incident.status.outcome?.at ?? incident.spec.openedAt
        }
    }

    private let style: TerminalStyle
    private let now: Date

    public init(style: TerminalStyle, now: Date) {
        self.style = style
        self.now = now
    }

    /// The incidents that are over, each with its last verified outcome, in their order.
    ///
    /// - Parameter outcomes: Newest first.
    public static func rows(_ incidents: [Incident], outcomes: [VerifiedOutcome]) -> [Row] {
        let known = Dictionary(grouping: outcomes, by: \.incident)
        return incidents.filter { $0.phase.isClosed }.map { incident in
            // Names may recur: what was verified belongs to the incident that was going on then.
            let end = incident.status.outcome?.at ?? .distantFuture
            return Row(incident, known[incident.key]?.first { incident.spec.openedAt <= $0.at && $0.at <= end })
        }
    }

    /// One line a row.
    public func list(_ rows: [Row]) -> String {
        guard !rows.isEmpty else { return "No past incidents.\n" }
        var table = TextTable(columns: [
            "NAMESPACE", "NAME", "ENDED", "CATEGORY", "DECIDED BY", "ACTION", "VERIFIED", "CAUSE",
        ])
        for row in rows {
            table.append([
                .init(row.namespace), .init(row.name), .init(Age.text(from: row.endedAt, to: now)),
                .init(row.category?.rawValue ?? ""), .init(row.decidedBy?.rawValue ?? ""),
                .init(row.action?.rawValue ?? ""), verdict(row.isRight), .init(row.cause),
            ])
        }
        return table.text(style: style)
    }

    private func verdict(_ isRight: Bool?) -> TextTable.Cell {
        switch isRight {
        case true?: .init("right", .good)
        case false?: .init("wrong", .bad)
        case nil: .init("")
        }
    }
}
