import Foundation
import Incidents
import KubernetesModel
import Synchronization

/// A journal in memory.
final class MemoryJournal: JournalStore {
    private struct State {
        var entries: [JournalEntry] = []
        var cases: [CaseRecord] = []
        var record = TrackRecord()
        var onCase: (@Sendable () async throws -> Void)?
    }

    private let state = Mutex(State())

    var entries: [JournalEntry] { state.withLock { $0.entries } }
    var cases: [CaseRecord] { state.withLock { $0.cases } }

    /// What calibration goes by.
    func set(_ record: TrackRecord) { state.withLock { $0.record = record } }

    /// Does something while a case is being written.
    func whileKeepingCase(_ action: @escaping @Sendable () async throws -> Void) {
        state.withLock { $0.onCase = action }
    }

    func record(_ entry: JournalEntry) async throws -> Bool {
        state.withLock { state in
            guard !state.entries.contains(where: { $0.key == entry.key }) else { return false }
            state.entries.append(entry)
            return true
        }
    }

    func record(
        _ record: CaseRecord, of consultation: Consultation, about incident: Incident
    ) async throws -> Bool {
        try await state.withLock { $0.onCase }?()
        return state.withLock { state in
            guard !state.cases.contains(where: { $0.id == record.id }) else { return false }
            state.cases.append(record)
            return true
        }
    }

    func cases(of incident: NamespacedName) async throws -> [CaseRecord] { cases.filter { $0.incident == incident } }

    func entries(_ query: JournalQuery) async throws -> [JournalEntry] { entries }

    func trackRecord(_ query: OutcomeQuery) async throws -> TrackRecord { state.withLock { $0.record } }

    func upsert(_ incident: Incident) async throws {}

    func upsert(_ request: ActionRequest) async throws {}

    func incidents(_ query: JournalQuery) async throws -> [Incident] { [] }

    func actions(_ query: JournalQuery) async throws -> [ActionRequest] { [] }

    func spent(since: Date, on incident: NamespacedName?) async throws -> Spending { Spending() }

    func outcomes(_ query: OutcomeQuery, limit: Int) async throws -> [VerifiedOutcome] { [] }

    func similar(
        to features: IncidentFeatures, in namespace: String, among query: OutcomeQuery, limit: Int
    ) async throws -> [PastIncident] { [] }

    func checkWritable() async throws {}
}
