public import Foundation
public import Incidents
public import KubernetesModel

/// All that a diagnosis of one incident rests on, as it was at one moment. Redacted: it may be kept and sent.
public struct Dossier: Codable, Hashable, Sendable {
    /// The incident's namespace and name.
    public var incident: NamespacedName
    public var title: String
    public var severity: Severity
    public var target: ObjectReference
    public var openedAt: Date
    public var gatheredAt: Date
    /// In the order of topics, and within a topic of relevance.
    public var items: [DossierItem]
    public var omissions: [Omission]
    /// Objects that an answer may name.
    public var objects: [KnownObject]
    /// What the rules conclude, best first.
    public var findings: [Finding]
    /// The actions that a plan may choose from: each computed from the cluster, fit for this target by what the control
    /// plane says of it. `a1` is the first.
    public var candidates: [Action]

    public init(
        incident: NamespacedName, title: String, severity: Severity, target: ObjectReference, openedAt: Date,
        gatheredAt: Date, items: [DossierItem] = [], omissions: [Omission] = [], objects: [KnownObject] = [],
        findings: [Finding] = [], candidates: [Action] = []
    ) {
        self.incident = incident
        self.title = title
        self.severity = severity
        self.target = target
        self.openedAt = openedAt
        self.gatheredAt = gatheredAt
        self.items = items
        self.omissions = omissions
        self.objects = objects
        self.findings = findings
        self.candidates = candidates
    }

    /// The item of an evidence id.
    public func item(_ id: String) -> DossierItem? { items.first { $0.evidence.id == id } }
}
