import GRDB
import Incidents
import KubernetesModel

extension OutcomeQuery {
    /// Selects the outcomes with the number of the intent that each is of.
    ///
    /// They are read from the chain alone: from the step `verified` and, by the uid in its key, the step `intended` of
    /// the same action, which is written before anything is done. Both are there at once and are covered by the chain;
    /// the kept ActionRequests say the same later. Before who decided was written, rules did.
    var sql: SQL {
        var sql: SQL = """
            SELECT verified.sequence, verified.at, verified.namespace, verified.incident,
                json_extract(verified.body, '$.action') AS request,
                json_extract(verified.body, '$.detail.state') = 'Passed' AS is_right,
                intended.sequence AS intended,
                coalesce(json_extract(intended.body, '$.detail.category'), 'unknown') AS category,
                coalesce(json_extract(intended.body, '$.detail.decidedBy'), 'rules') AS decided_by,
                json_extract(intended.body, '$.detail.action.kind') AS action
            FROM entry AS verified JOIN entry AS intended
                ON intended.key = substr(verified.key, 1, instr(verified.key, '/')) || 'intended/'
            WHERE verified.kind = 'verified' AND verified.at >= \(KubernetesJSON.format(since))
                AND json_extract(verified.body, '$.detail.state') IN ('Passed', 'Failed')
            """
        if let before { sql += " AND verified.at < \(KubernetesJSON.format(before))" }
        if let namespace { sql += " AND verified.namespace = \(namespace)" }
        if let excluded {
            sql += " AND NOT (verified.namespace = \(excluded.namespace) AND verified.incident = \(excluded.name))"
        }
        return sql
    }

    /// The newest of them.
    func newest(_ limit: Int) -> SQL {
        "SELECT * FROM (\(sql)) ORDER BY at DESC, sequence DESC LIMIT \(max(limit, 0))"
    }

    /// The newest of them with the incident of each, of those whose incident is over and kept. Names of incidents may
    /// recur, so the one is meant that was going on then.
    func newestWithIncident(_ limit: Int) -> SQL {
        "SELECT outcome.*, kept.id AS kept_id, kept.body AS kept FROM (\(newest(limit))) AS outcome \(Self.joinKept)"
    }

    /// All of them with the incident of each, its diagnosis, the intent and the last case before it, oldest first.
    var withCase: SQL {
        """
        SELECT outcome.*, kept.body AS kept,
            (SELECT body FROM entry WHERE sequence = outcome.intended) AS intent,
            (SELECT body FROM entry AS step
             WHERE step.namespace = outcome.namespace AND step.incident = outcome.incident
                AND step.sequence < outcome.intended AND step.kind = 'diagnosed'
                AND step.at >= json_extract(kept.body, '$.spec.openedAt')
             ORDER BY step.sequence DESC LIMIT 1) AS diagnosed,
            (SELECT case_record.body FROM entry AS step JOIN case_record USING (sequence)
             WHERE step.namespace = outcome.namespace AND step.incident = outcome.incident
                AND step.sequence < outcome.intended AND step.at >= json_extract(kept.body, '$.spec.openedAt')
             ORDER BY step.sequence DESC LIMIT 1) AS record
        FROM (\(sql)) AS outcome \(Self.joinKept)
        ORDER BY outcome.at, outcome.sequence
        """
    }

    private static let joinKept: SQL = """
        JOIN incident AS kept ON kept.namespace = outcome.namespace AND kept.incident = outcome.incident
            AND json_extract(kept.body, '$.spec.openedAt') <= outcome.at AND kept.at >= outcome.at
            AND json_extract(kept.body, '$.status.phase') IN ('Resolved', 'Suppressed')
        """
}

extension VerifiedOutcome {
    /// Nil where the row names a category, decider or action that this version does not know.
    init?(row: Row) {
        guard let kind = TrackRecord.Kind(row: row), let at = KubernetesJSON.parseDate(row["at"]) else { return nil }
        self.init(
            incident: NamespacedName(namespace: row["namespace"], name: row["incident"]), request: row["request"] ?? "",
            kind: kind, isRight: row["is_right"], at: at)
    }
}

extension TrackRecord.Kind {
    /// Nil where the row names a category, decider or action that this version does not know.
    init?(row: Row) {
        guard let category = Category(rawValue: row["category"]),
            let decidedBy = Diagnosis.Decider(rawValue: row["decided_by"]),
            let action = Action.Kind(rawValue: row["action"] ?? "")
        else { return nil }
        self.init(category: category, decidedBy: decidedBy, action: action)
    }
}
