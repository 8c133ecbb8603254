import Foundation
import Incidents
import Journal
import KubernetesModel
import MidwatchTestKit
import Testing

extension TestNamespace {
    /// The journal of the namespace's operator.
    var journal: String { folder.appending(path: "journal.sqlite").path }

    /// What was asked of models about an incident.
    func cases(of incident: Incident) async throws -> [CaseRecord] {
        try await SQLiteJournal(path: journal).cases(of: incident.key)
    }

    /// Checks that a journal has each step of one repair once, and that its chain holds.
    func expectOneRepair(in journal: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let entries = try await SQLiteJournal(path: journal).entries(JournalQuery(namespace: name))
        let counts = Dictionary(grouping: entries, by: \.kind).mapValues(\.count)
        let expected: [JournalEntry.Kind] = [.opened, .diagnosed, .decided, .intended, .executed, .verified, .resolved]
        #expect(counts == Dictionary(uniqueKeysWithValues: expected.map { ($0, 1) }), sourceLocation: sourceLocation)
        let verified = try await cluster.midwatch("journal", "verify", journal)
        #expect(verified.exitCode == 0, "\(verified.output)\(verified.errors)", sourceLocation: sourceLocation)
    }
}
