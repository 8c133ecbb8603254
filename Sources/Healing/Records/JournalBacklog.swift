import Incidents
import Logging
import Metrics
import Synchronization

/// Entries that could not be written into the journal, kept to be written later, in order.
///
/// Seeing and diagnosing goes on while the journal is broken, and is recorded in the custom resources all the while;
/// only acting needs the journal. Bounded: what does not fit is counted and told of.
final class JournalBacklog: Sendable {
    private struct State {
        var entries: [JournalEntry] = []
        var dropped = 0
        var failure: String?
    }

    private static let capacity = 1000

    private let journal: any JournalStore
    private let logger: Logger
    private let state = Mutex(State())
    private let writable = Gauge(label: "midwatch_journal_writable")

    init(journal: any JournalStore, logger: Logger) {
        self.journal = journal
        self.logger = logger
        writable.record(1)
    }

    /// Why the journal cannot be written, while that is so.
    var failure: String? { state.withLock { $0.failure } }

    /// Writes an entry, or keeps it for later.
    func record(_ entry: JournalEntry) async {
        do {
            try await recordNow(entry)
        } catch {
            state.withLock { state in
                if state.entries.count < Self.capacity { state.entries.append(entry) } else { state.dropped += 1 }
            }
        }
    }

    /// Writes what was kept and then an entry; throws where the journal cannot be written, and keeps nothing of it.
    func recordNow(_ entry: JournalEntry) async throws {
        do {
            try await flush()
            try await journal.record(entry)
            recovered()
        } catch {
            failed("\(error)")
            throw error
        }
    }

    private func flush() async throws {
        while let oldest = state.withLock({ $0.entries.first }) {
            try await journal.record(oldest)
            // Another task may have written the same one meanwhile; entries are written once by their key.
            state.withLock { state in
                if state.entries.first?.key == oldest.key { state.entries.removeFirst() }
            }
        }
    }

    private func failed(_ reason: String) {
        let isNew = state.withLock { state in
            defer { state.failure = reason }
            return state.failure == nil
        }
        writable.record(0)
        guard isNew else { return }
        logger.error(
            "the journal cannot be written: nothing is carried out until it can", metadata: ["error": "\(reason)"])
    }

    private func recovered() {
        let (wasBroken, dropped) = state.withLock { state in
            defer {
                state.failure = nil
                state.dropped = 0
            }
            return (state.failure != nil, state.dropped)
        }
        writable.record(1)
        guard wasBroken else { return }
        logger.notice("the journal can be written again", metadata: ["entries-lost": "\(dropped)"])
    }
}
