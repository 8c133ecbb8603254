import Foundation
import Incidents
import Logging
import Synchronization

/// The track record as it was a short while ago: it is asked for with every look at an incident, and changes with every
/// verified repair.
final class RecentTrackRecord: Sendable {
    private struct State {
        var record = TrackRecord()
        var readAt: Date?
        var isBroken = false
    }

    private static let maxAge: TimeInterval = 60

    private let journal: any JournalStore
    private let logger: Logger
    private let state = Mutex(State())

    init(journal: any JournalStore, logger: Logger) {
        self.journal = journal
        self.logger = logger
    }

    /// The record; while the journal cannot be read, the last one that could.
    func current(now: Date) async -> TrackRecord {
        let known = state.withLock { $0 }
        if let readAt = known.readAt, now.timeIntervalSince(readAt) < Self.maxAge { return known.record }
        do {
            let record = try await journal.trackRecord(.known(at: now))
            state.withLock { $0 = State(record: record, readAt: now) }
            return record
        } catch {
            let isNew = state.withLock { state in
                defer { state = State(record: state.record, readAt: now, isBroken: true) }
                return !state.isBroken
            }
            if isNew { logger.warning("the track record cannot be read", metadata: ["error": "\(error)"]) }
            return known.record
        }
    }
}
