import Foundation
import GRDB
public import Incidents
import KubernetesModel

extension SQLiteJournal {
    /// Goes through the verified cases of incidents that are over, oldest first, as `reduce(into:)` goes through a
    /// sequence. One case is in memory at a time; all are read from one state of the journal.
    ///
    /// - Parameters:
    ///   - query: Which of them.
    ///   - initial: What to begin with.
    ///   - update: Takes in one case. What it throws ends the run.
    /// - Returns: what has become of the initial value.
    public func reduceVerifiedCases<Result: Sendable>(
        _ query: OutcomeQuery, into initial: Result,
        _ update: @escaping @Sendable (inout Result, VerifiedCase) throws -> Void
    ) async throws -> Result {
        let path = path
        return try await read { database in
            var result = initial
            let rows = try SQLRequest<Row>(literal: query.withCase).fetchCursor(database)
            while let row = try rows.next() {
                guard let verified = try Self.verifiedCase(row, path: path) else { continue }
                try update(&result, verified)
            }
            return result
        }
    }

    /// Nil where the row is of a kind that this version does not know.
    private static func verifiedCase(_ row: Row, path: String) throws -> VerifiedCase? {
        guard let outcome = VerifiedOutcome(row: row) else { return nil }
        do {
            let incident = try decoded(Incident.self, row["kept"])
            let intent = try decoded(Intent.self, row["intent"])
            let diagnosed = try (row["diagnosed"] as String?).map { try decoded(Diagnosed.self, $0).detail }
            guard let diagnosis = diagnosed ?? incident.status.diagnosis else { return nil }
            return VerifiedCase(
                incident: incident, diagnosis: diagnosis, action: intent.detail.action, outcome: outcome,
                record: try (row["record"] as String?).map { try decoded(CaseRecord.self, $0) })
        } catch {
            throw JournalError(
                .damaged, "the journal \(path) has a step that cannot be read; verify its chain", cause: error)
        }
    }

    private static func decoded<Value: Decodable>(_ type: Value.Type, _ body: String) throws -> Value {
        try KubernetesJSON.makeDecoder().decode(type, from: Data(body.utf8))
    }

    /// The part of a step `intended` that is needed.
    private struct Intent: Decodable {
        struct Detail: Decodable {
            var action: Action
        }

        var detail: Detail
    }

    /// The part of a step `diagnosed` that is needed.
    private struct Diagnosed: Decodable {
        var detail: Diagnosis
    }
}
