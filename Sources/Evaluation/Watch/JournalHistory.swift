internal import Evidence
internal import Foundation
internal import Incidents
internal import Redaction

/// Earlier incidents out of the journal of the same run.
struct JournalHistory: HistorySource {
    let journal: any JournalStore
    let now: @Sendable () -> Date

    func similar(to features: IncidentFeatures, in namespace: String, limit: Int) async throws -> [PastIncident] {
        try await journal.similar(to: features, in: namespace, among: .known(at: now()), limit: limit)
    }
}

extension RedactionKey {
    /// No secret: what stands in a redacted text's place is to be the same in every run, and there is nothing to hide
    /// in a Lab.
    static var evaluation: RedactionKey {
        get throws { try RedactionKey(bytes: Array("midwatch-evaluation-of-labs-only".utf8)) }
    }
}
