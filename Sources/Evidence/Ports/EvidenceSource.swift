public import Foundation
public import Incidents

/// Where evidence comes from: gathers a dossier, and looks closer where an investigation asks for it.
///
/// What cannot be read is an ``Omission`` and no error: an incident is diagnosed with what there is.
public protocol EvidenceSource: Sendable {
    /// Gathers what there is about an incident.
    func gather(for subject: EvidenceSubject) async -> Dossier

    /// Looks closer. The items have no ids yet; whoever asked numbers them.
    func look(_ lookup: Lookup, for subject: EvidenceSubject) async -> (items: [DossierItem], omissions: [Omission])
}

/// What evidence is gathered about.
public struct EvidenceSubject: Sendable {
    public var incident: Incident
    /// The cluster as the rules saw it.
    public var snapshot: ClusterSnapshot
    /// The signals that the target shows now.
    public var signals: [Signal]
    public var findings: [Finding]
    public var candidates: [Action]
    public var policies: [AutonomyPolicy]
    public var now: Date

    public init(
        incident: Incident, snapshot: ClusterSnapshot, signals: [Signal], findings: [Finding], candidates: [Action],
        policies: [AutonomyPolicy], now: Date
    ) {
        self.incident = incident
        self.snapshot = snapshot
        self.signals = signals
        self.findings = findings
        self.candidates = candidates
        self.policies = policies
        self.now = now
    }
}
