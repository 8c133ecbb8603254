import Foundation
import GRDB
import Incidents
import KubernetesModel
import Testing

@testable import Journal

/// A journal in a folder of its own, and entries to put into it.
struct JournalFixture: ~Copyable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "midwatch-journal-\(UUID())")
    static let start = Date(timeIntervalSince1970: 1_800_000_000)

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    // A folder that stays behind in the temporary directory harms nobody.
    deinit { try? FileManager.default.removeItem(at: folder) }

    var path: String { folder.appending(path: "journal.sqlite").path }

    func open(retention: Retention = Retention(), maxPages: Int? = nil) throws -> SQLiteJournal {
        try SQLiteJournal(path: path, retention: retention, maxPages: maxPages)
    }

    /// The error of opening the file as it is.
    func errorOfOpening() -> JournalError? {
        #expect(throws: JournalError.self) { try open() }
    }

    static func entry(
        _ number: Int, incident: String = "shop-web-1", kind: JournalEntry.Kind = .diagnosed, detail: JSONValue? = nil
    ) -> JournalEntry {
        JournalEntry(
            key: "\(incident)/\(kind.rawValue)/\(number)", at: start.addingTimeInterval(Double(number)), kind: kind,
            namespace: "shop", incident: incident,
            target: ObjectReference(
                apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "web", uid: "u1"),
            actor: "midwatch", summary: "Step \(number).", detail: detail)
    }

    static func incident(_ name: String, uid: UID, openedAfter seconds: Double = 0) -> Incident {
        var metadata = ObjectMeta(name: name, namespace: "shop")
        metadata.uid = uid
        return Incident(
            metadata: metadata,
            spec: Incident.Spec(
                title: "web is down", severity: .P3, target: entry(1).target, fingerprint: "f",
                openedAt: start.addingTimeInterval(seconds), signals: []))
    }

    static func action(_ name: String, uid: UID, incident: String) -> ActionRequest {
        var metadata = ObjectMeta(name: name, namespace: "shop")
        metadata.uid = uid
        return ActionRequest(
            metadata: metadata,
            spec: ActionRequest.Spec(
                incident: incident, action: Action(.rollbackWorkload(toRevision: 3), on: entry(1).target),
                preconditions: ActionRequest.Preconditions(uid: "u1", generation: 4), hash: "h", confidence: 0.9,
                reason: "The new image does not exist.", expiresAt: start.addingTimeInterval(600)))
    }
}

extension SQLiteJournal {
    /// Tampers with the file.
    func execute(_ sql: String) async throws {
        try await database.write { try $0.execute(sql: sql) }
    }
}
