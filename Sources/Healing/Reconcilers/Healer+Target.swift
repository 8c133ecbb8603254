import ControllerRuntime
import Detection
package import Foundation
import Incidents
package import KubernetesModel
import Logging
import Tracing

extension Healer {
    /// Looks at what a change concerns: opens an incident where there are signals and none is open, or adds the new
    /// signals to the one that is.
    ///
    /// - Parameter changed: the object that changed.
    /// - Returns: when to look again although nothing changes, and the incidents that have something to look at.
    package func reconcile(changed: ObjectReference) async throws -> (recheckAt: Date?, incidents: [NamespacedName]) {
        let cluster = ports.cluster()
        var recheckAt: Date?
        var incidents: [NamespacedName] = []
        for target in detector.targets(affectedBy: changed, in: cluster) where isLookedAt(target) {
            let now = ports.now()
            let assessment = detector.assess(target, in: cluster, now: now)
            let signals = ports.redactor.redact(assessment.signals)
            recheckAt = [recheckAt, assessment.recheckAt].compactMap { $0 }.min()
            if let open = openIncident(for: target) {
                incidents.append(try await join(signals, into: open).key)
            } else if !signals.isEmpty {
                incidents.append(try await open(for: target, signals: signals, in: cluster, now: now).key)
            }
        }
        return (recheckAt, incidents)
    }

    private func isLookedAt(_ target: ObjectReference) -> Bool {
        settings.namespace == nil || target.namespace == settings.namespace
    }

    /// The incident of a target that is not closed, if there is one.
    func openIncident(for target: ObjectReference) -> Incident? {
        let fingerprint = Incident.fingerprint(of: target)
        return ports.incidents.snapshot().objects(in: target.namespace ?? settings.ownNamespace)
            .first { $0.spec.fingerprint == fingerprint && !$0.phase.isClosed }
    }

    private func open(
        for target: ObjectReference, signals: [Signal], in cluster: ClusterSnapshot, now: Date
    ) async throws -> Incident {
        try requireLeadership()
        let draft = Incident.make(
            target: target, title: detector.title(of: signals, target: target),
            severity: detector.severity(of: signals, target: target, in: cluster), signals: signals, openedAt: now,
            fallbackNamespace: settings.ownNamespace)
        let incident = try await ports.incidents.create(draft)
        await tracing(SpanName.detection, of: incident) { span in
            span.attributes["midwatch.signals"] = signals.map(\.reason)
        }
        try await record(.opened, of: incident, incident.spec.title, detail: incident.spec)
        logger.info("incident opened", metadata: metadata(of: incident))
        try ports.checkpoint(.incidentOpened)
        return incident
    }

    /// Adds signals of a kind, reason and container that the incident does not have yet.
    private func join(_ signals: [Signal], into incident: Incident) async throws -> Incident {
        let known = Set(incident.spec.signals.map(\.sort))
        let new = signals.filter { !known.contains($0.sort) }
        guard !new.isEmpty, incident.spec.signals.count < Incident.maxSignals else { return incident }
        try requireLeadership()
        var joined = incident
        joined.spec.signals = Array((incident.spec.signals + new).prefix(Incident.maxSignals))
        return try await ports.incidents.update(joined)
    }
}

extension Signal {
    /// What makes two observations the same sort of signal.
    fileprivate var sort: [String] { [kind.rawValue, reason, container ?? ""] }
}
