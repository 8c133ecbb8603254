public import Incidents

/// How often each kind of diagnosis and action was right, as people read it.
public struct TrackRecordView: Sendable {
    /// One kind with what is known of it.
    public struct Row: Encodable, Hashable, Sendable {
        public var category: Incidents.Category
        public var decidedBy: Diagnosis.Decider
        public var action: Action.Kind
        public var right: Int
        public var wrong: Int
        /// Of the share that is right: the lower bound of its 95 % Wilson interval, 0 to 1.
        public var lowerBound: Double

        init(_ kind: TrackRecord.Kind, _ tally: TrackRecord.Tally) {
            category = kind.category
            decidedBy = kind.decidedBy
            action = kind.action
            right = tally.right
            wrong = tally.wrong
            lowerBound = tally.lowerBound
        }
    }

    private let style: TerminalStyle

    public init(style: TerminalStyle) { self.style = style }

    /// A row for each kind, those with the best record first.
    public static func rows(_ record: TrackRecord) -> [Row] {
        record.tallies.map { Row($0.key, $0.value) }.sorted { left, right in
            if left.lowerBound != right.lowerBound { return left.lowerBound > right.lowerBound }
            return (left.category.rawValue, left.decidedBy.rawValue, left.action.rawValue)
                < (right.category.rawValue, right.decidedBy.rawValue, right.action.rawValue)
        }
    }

    /// One line a row.
    public func table(_ rows: [Row]) -> String {
        guard !rows.isEmpty else { return "No verified outcomes.\n" }
        var table = TextTable(columns: ["CATEGORY", "DECIDED BY", "ACTION", "RIGHT", "WRONG", "LOWER BOUND"])
        for row in rows {
            table.append([
                .init(row.category.rawValue), .init(row.decidedBy.rawValue), .init(row.action.rawValue),
                .init("\(row.right)"), .init("\(row.wrong)"), .init(row.lowerBound.percentage),
            ])
        }
        return table.text(style: style)
    }
}
