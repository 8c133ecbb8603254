import Foundation
import Incidents
import KubernetesModel
import Logging

/// This replica does not lead (any more): it must not write. The work is left to the one that does.
package struct LeadershipLost: Error, CustomStringConvertible {
    package var description: String { "this replica does not lead; the leader goes on with the work" }
}

extension Healer {
    /// Throws unless this replica may write, on its own clock, now.
    func requireLeadership() throws {
        guard ports.isLeading() else { throw LeadershipLost() }
    }

    /// Changes an incident's status and writes it.
    @discardableResult
    func write(_ incident: Incident, _ change: (inout Incident.Status) -> Void) async throws -> Incident {
        try requireLeadership()
        var changed = incident
        change(&changed.status)
        changed.status.observedGeneration = incident.metadata.generation
        guard changed.status != incident.status else { return incident }
        return try await ports.incidents.updateStatus(changed)
    }

    /// Changes a request's status and writes it.
    @discardableResult
    func write(_ request: ActionRequest, _ change: (inout ActionRequest.Status) -> Void) async throws -> ActionRequest {
        try requireLeadership()
        var changed = request
        change(&changed.status)
        guard changed.status != request.status else { return request }
        return try await ports.requests.updateStatus(changed)
    }

    /// Writes a step of an incident into the journal, once however often it is written.
    ///
    /// - Parameter discriminator: tells apart steps of one kind.
    func record(
        _ kind: JournalEntry.Kind, of incident: Incident, _ summary: String, detail: some Encodable,
        actor: String = MidwatchGroup.fieldManager, discriminator: String = ""
    ) async throws {
        await backlog.record(
            JournalEntry(
                key: "\(incident.metadata.uid)/\(kind.rawValue)/\(discriminator)", at: ports.now(), kind: kind,
                namespace: incident.metadata.namespace ?? "", incident: incident.metadata.name,
                target: incident.spec.target, actor: actor, summary: summary,
                detail: try KubernetesJSON.value(of: detail)))
    }

    /// Writes a step of an action into the journal, once however often it is written.
    func record(
        _ kind: JournalEntry.Kind, of request: ActionRequest, _ summary: String, detail: some Encodable,
        actor: String = MidwatchGroup.fieldManager, discriminator: String = ""
    ) async throws {
        await backlog.record(
            try entry(kind, of: request, summary, detail: detail, actor: actor, discriminator: discriminator))
    }

    /// A step of an action as the journal keeps it.
    func entry(
        _ kind: JournalEntry.Kind, of request: ActionRequest, _ summary: String, detail: some Encodable,
        actor: String = MidwatchGroup.fieldManager, discriminator: String = ""
    ) throws -> JournalEntry {
        JournalEntry(
            key: "\(request.metadata.uid)/\(kind.rawValue)/\(discriminator)", at: ports.now(), kind: kind,
            namespace: request.metadata.namespace ?? "", incident: request.spec.incident,
            action: request.metadata.name, target: request.spec.action.target, actor: actor, summary: summary,
            detail: try KubernetesJSON.value(of: detail))
    }

    /// Keeps the last full state of what is over, for when the resources are gone. What fails here is made good by the
    /// housekeeping, which deletes nothing that is not kept.
    func keep(_ incident: Incident) async {
        do { try await ports.journal.upsert(incident) } catch {
            logger.debug("an incident was not kept yet", metadata: ["error": "\(error)"])
        }
    }

    func metadata(of incident: Incident) -> Logger.Metadata {
        [
            "incident": "\(incident.key)", "target": "\(incident.spec.target.shortName)",
            "phase": "\(incident.phase.rawValue)",
        ]
    }

    func metadata(of request: ActionRequest) -> Logger.Metadata {
        [
            "action": "\(request.key)", "incident": "\(request.spec.incident)",
            "what": "\(request.spec.action.summary)",
        ]
    }
}
