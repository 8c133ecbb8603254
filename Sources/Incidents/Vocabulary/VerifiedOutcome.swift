public import Foundation
public import KubernetesModel

/// What a verification found of one action: whether the diagnosis that it rested on, and the action itself, were right.
public struct VerifiedOutcome: Codable, Hashable, Sendable {
    public var incident: NamespacedName
    /// The action request's name, in the incident's namespace.
    public var request: String
    /// What it counts for in the ``TrackRecord``.
    public var kind: TrackRecord.Kind
    /// Whether the verification passed.
    public var isRight: Bool
    /// When that was decided, in whole seconds.
    public var at: Date

    public init(incident: NamespacedName, request: String, kind: TrackRecord.Kind, isRight: Bool, at: Date) {
        self.incident = incident
        self.request = request
        self.kind = kind
        self.isRight = isRight
        self.at = at
    }
}
