public import Foundation
import GRDB
public import Incidents
public import KubernetesModel
import ModelExchange

extension SQLiteJournal {
    @discardableResult
    public func record(
        _ record: CaseRecord, of consultation: Consultation, about incident: Incident
    ) async throws -> Bool {
        let kept = try record.cut(toBytes: retention.maxBytesPerCase)
        let body = String(decoding: try KubernetesJSON.makeEncoder().encode(kept), as: UTF8.self)
        let step = ConsultationStep(consultation, record: record, caseHash: AuditChain.hash(ofCase: body))
        let entry = try JournalEntry(step, at: record.at, about: incident)
        let retention = retention
        return try await write { database in
            guard try !Self.isKnown(entry.key, database) else { return false }
            var chain = try AuditChain.fetch(database)
            try chain.append(entry, to: database)
            try database.execute(
                sql: "INSERT INTO case_record (sequence, bytes, body) VALUES (?, ?, ?)",
                arguments: [chain.headSequence, body.utf8.count, body])
            // Cases are large: there is never one too many for long.
            try retention.applyToCases(at: record.at, of: &chain, database)
            try chain.save(database)
            return true
        }
    }

    public func cases(of incident: NamespacedName) async throws -> [CaseRecord] {
        let bodies = try await read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT case_record.body FROM entry JOIN case_record USING (sequence)
                    WHERE namespace = ? AND incident = ? ORDER BY sequence DESC LIMIT 20
                    """,
                arguments: [incident.namespace, incident.name])
        }
        return try decode(CaseRecord.self, from: bodies).reversed()
    }

    public func spent(since: Date, on incident: NamespacedName? = nil) async throws -> Spending {
        try await read { database in
            var sum: SQL = """
                SELECT count(*) AS consultations,
                    total(json_extract(body, '$.detail.usage.input')) AS input,
                    total(json_extract(body, '$.detail.usage.cachedInput')) AS cached_input,
                    total(json_extract(body, '$.detail.usage.cacheWrites')) AS cache_writes,
                    total(json_extract(body, '$.detail.usage.output')) AS output,
                    total(json_extract(body, '$.detail.usage.reasoning')) AS reasoning,
                    total(json_extract(body, '$.detail.cost')) AS cost
                FROM entry WHERE kind = 'consulted' AND at >= \(KubernetesJSON.format(since))
                """
            if let incident {
                sum += " AND namespace = \(incident.namespace) AND incident = \(incident.name)"
            }
            return try SQLRequest<Row>(literal: sum).fetchOne(database).map(Spending.init(row:)) ?? Spending()
        }
    }
}

extension JournalEntry {
    /// The step of a consultation.
    fileprivate init(_ step: ConsultationStep, at date: Date, about incident: Incident) throws {
        let consultation = step.consultation
        self.init(
            key: "\(incident.metadata.uid)/\(Kind.consulted.rawValue)/\(step.caseID)", at: date, kind: .consulted,
            namespace: incident.metadata.namespace ?? "", incident: incident.metadata.name,
            target: incident.spec.target,
            actor: consultation.model.map { "model/\($0)" } ?? MidwatchGroup.fieldManager,
            summary: consultation.opinion?.rootCause ?? consultation.reason ?? "A model was asked.",
            detail: try KubernetesJSON.value(of: step))
    }
}

extension Spending {
    fileprivate init(row: Row) {
        // Sums of SQLite in integers fail where they overflow, and what a provider counts is what it says.
        func integer(_ column: String) -> Int { Int(exactly: (row[column] as Double).rounded()) ?? .max }
        self.init(
            consultations: row["consultations"],
            usage: TokenUsage(
                input: integer("input"), cachedInput: integer("cached_input"), cacheWrites: integer("cache_writes"),
                output: integer("output"), reasoning: integer("reasoning")),
            cost: integer("cost"))
    }
}
