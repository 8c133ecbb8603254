import Foundation
import GRDB
public import Incidents
import KubernetesModel

extension SQLiteJournal {
    public func outcomes(_ query: OutcomeQuery, limit: Int) async throws -> [VerifiedOutcome] {
        try await read { database in
            try SQLRequest<Row>(literal: query.newest(limit)).fetchAll(database).compactMap(VerifiedOutcome.init(row:))
        }
    }

    public func trackRecord(_ query: OutcomeQuery) async throws -> TrackRecord {
        try await read { database in
            let counted: SQL = """
                SELECT category, decided_by, action, sum(is_right) AS rights, sum(NOT is_right) AS wrongs
                FROM (\(query.newest(Self.maxOutcomes))) GROUP BY category, decided_by, action
                """
            let tallies = try SQLRequest<Row>(literal: counted).fetchAll(database).compactMap { row in
                TrackRecord.Kind(row: row).map { ($0, TrackRecord.Tally(right: row["rights"], wrong: row["wrongs"])) }
            }
            return TrackRecord(Dictionary(tallies, uniquingKeysWith: { first, _ in first }))
        }
    }

    public func similar(
        to features: IncidentFeatures, in namespace: String, among query: OutcomeQuery, limit: Int
    ) async throws -> [PastIncident] {
        var query = query
        query.namespace = namespace
        let candidates = query.newestWithIncident(Self.maxCandidates)
        let rows = try await read { database in
            try SQLRequest<Row>(literal: candidates).fetchAll(database).map { row in
                Candidate(
                    outcome: VerifiedOutcome(row: row), sequence: row["sequence"], id: row["kept_id"],
                    body: row["kept"])
            }
        }
        var known: Set<String> = []
        var alike: [PastIncident] = []
        // The newest comes first, so that of one incident the last outcome is the one that counts.
        for row in rows.sorted(by: { $0.sequence > $1.sequence }) where known.insert(row.id).inserted {
            guard let outcome = row.outcome, let incident = try decode(Incident.self, from: [row.body]).first
            else { continue }
            let past = PastIncident(incident, outcome, comparedWith: features)
            if past.similarity > 0 { alike.append(past) }
        }
        return Array(alike.sorted(by: PastIncident.comesFirst).prefix(max(limit, 0)))
    }

    /// An outcome with the incident that it is of, as the journal keeps it.
    private struct Candidate {
        var outcome: VerifiedOutcome?
        var sequence: Int
        var id: String
        var body: String
    }

    /// More outcomes than these change no lower bound by a percent.
    private static let maxOutcomes = 10_000

    /// At most so many outcomes of a namespace are looked at, the newest ones.
    private static let maxCandidates = 500
}

extension PastIncident {
    fileprivate init(_ incident: Incident, _ outcome: VerifiedOutcome, comparedWith other: IncidentFeatures) {
        let features = IncidentFeatures(of: incident)
        let diagnosis = incident.status.diagnosis
        self.init(
            incident: incident.key, features: features, category: outcome.kind.category,
            decidedBy: outcome.kind.decidedBy,
            // The last diagnosis need not be the one that was acted on.
            rule: diagnosis?.category == outcome.kind.category ? diagnosis?.rule : nil, action: outcome.kind.action,
            hasHelped: outcome.isRight, endedAt: incident.status.outcome?.at ?? outcome.at,
            similarity: features.similarity(to: other))
    }

    fileprivate static func comesFirst(_ left: PastIncident, _ right: PastIncident) -> Bool {
        if left.similarity != right.similarity { return left.similarity > right.similarity }
        if left.endedAt != right.endedAt { return left.endedAt > right.endedAt }
        return left.incident < right.incident
    }
}
