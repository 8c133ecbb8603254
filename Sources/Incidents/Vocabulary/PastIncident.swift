public import Foundation
public import KubernetesModel

/// An incident that is over, as features: what it was, what was done, and whether that was verified to help.
public struct PastIncident: Codable, Hashable, Sendable {
    public var incident: NamespacedName
    public var features: IncidentFeatures
    public var category: Category
    public var decidedBy: Diagnosis.Decider
    /// The rule that decided, where rules did.
    public var rule: String?
    /// The kind of the last action that was carried out, if one was.
    public var action: Action.Kind?
    /// Whether that action's verification passed.
    public var hasHelped: Bool
    public var endedAt: Date
    /// 0 to 1: how alike it is to the incident at hand.
    public var similarity: Double

    public init(
        incident: NamespacedName, features: IncidentFeatures, category: Category, decidedBy: Diagnosis.Decider,
        rule: String? = nil, action: Action.Kind?, hasHelped: Bool, endedAt: Date, similarity: Double
    ) {
        self.incident = incident
        self.features = features
        self.category = category
        self.decidedBy = decidedBy
        self.rule = rule
        self.action = action
        self.hasHelped = hasHelped
        self.endedAt = endedAt
        self.similarity = similarity
    }
}
