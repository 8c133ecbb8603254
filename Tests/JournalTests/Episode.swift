import Foundation
import Incidents
import KubernetesModel

@testable import Journal

/// One incident from its first signal to its end, as Midwatch writes it into the journal.
struct Episode {
    var name: String
    var namespace = "shop"
    var uid: UID
    var target = "web"
    var signals = [Self.signal(.imageUnavailable, "ImagePullBackOff")]
    var category = Incidents.Category.image
    /// Nil: a version that did not write it yet.
    var decidedBy: Diagnosis.Decider? = .rules
    var change = Action.Change.rollbackWorkload(toRevision: 3)
    /// One action each; none: it went away by itself.
    var verifications = [ActionRequest.Verification.State.passed]
    /// Nil: it is still open.
    var phase: Incident.Phase? = .resolved
    /// In seconds after the fixture's start.
    var start: Double = 0
    var record: CaseRecord?
    var consultation: Consultation?

    init(_ name: String, _ change: (inout Episode) -> Void = { _ in }) {
        self.name = name
        uid = UID("uid-of-\(name)")
        change(&self)
    }

    static func signal(_ kind: Signal.Kind, _ reason: String, trust: Trust = .controlPlane) -> Signal {
        let reference = ObjectReference(
            apiVersion: "v1", kind: "Pod", namespace: "shop", name: "web-6c9d7f5b8-x2kqp", uid: "p1")
        return Signal(
            kind: kind, object: reference, container: "web", reason: reason, message: "no such image",
            trust: trust, firstSeen: JournalFixture.start, lastSeen: JournalFixture.start)
    }

    var reference: ObjectReference {
        ObjectReference(apiVersion: "apps/v1", kind: "Deployment", namespace: namespace, name: target, uid: "u1")
    }

    var action: Action { Action(change, on: reference) }

    var diagnosis: Diagnosis {
        Diagnosis(
            category: category, rootCause: "The image 'web:2' does not exist.", object: reference, confidence: 0.97,
            decidedBy: decidedBy ?? .rules, rule: "image-unavailable",
            evidence: [Evidence(id: "e1", source: "pod/web-1", text: "the registry does not know the image")])
    }

    var incident: Incident {
        var metadata = ObjectMeta(name: name, namespace: namespace)
        metadata.uid = uid
        var incident = Incident(
            metadata: metadata,
            spec: Incident.Spec(
                title: "deployment/\(target): image unavailable", severity: .P3, target: reference, fingerprint: "f",
                openedAt: at(0), signals: signals))
        incident.status.phase = phase ?? .diagnosing
        incident.status.diagnosis = diagnosis
        incident.status.consultation = consultation
        if phase != nil {
            incident.status.outcome = Incident.Outcome(
                state: verifications.last == .passed ? .resolved : .recovered, at: at(50), summary: "It is over.")
        }
        return incident
    }

    func at(_ seconds: Double) -> Date { JournalFixture.start.addingTimeInterval(start + seconds) }

    /// Writes its steps, and its last state.
    func write(into journal: SQLiteJournal) async throws {
        try await step(uid, .opened, 0, detail: incident.spec, to: journal)
        if let record {
            try await journal.record(
                record, of: consultation ?? Consultation(state: .answered, question: "q", count: 1, at: at(1)),
                about: incident)
        }
        try await step(uid, .diagnosed, 2, "1", detail: diagnosis, to: journal)
        for (index, verification) in verifications.enumerated() {
            let request = ActionRequest.Spec(
                incident: name, action: action, preconditions: .init(uid: "u1", generation: 4), hash: "h",
                confidence: 0.9, reason: diagnosis.rootCause, category: category, decidedBy: decidedBy,
                expiresAt: at(600))
            let uid = UID("\(uid)-request-\(index)")
            try await step(uid, .intended, 3 + Double(index * 10), detail: request, to: journal)
            try await step(
                uid, .verified, 10 + Double(index * 10), detail: ActionRequest.Verification(state: verification),
                to: journal)
        }
        if phase != nil { try await journal.upsert(incident) }
    }

    private func step(
        _ uid: UID, _ kind: JournalEntry.Kind, _ seconds: Double, _ discriminator: String = "",
        detail: some Encodable, to journal: SQLiteJournal
    ) async throws {
        try await journal.record(
            JournalEntry(
                key: "\(uid)/\(kind.rawValue)/\(discriminator)", at: at(seconds), kind: kind, namespace: namespace,
                incident: name, action: kind == .intended || kind == .verified ? "areq-\(name)" : nil,
                target: reference, actor: "midwatch", summary: "A step.", detail: try KubernetesJSON.value(of: detail)))
    }
}
