public import Foundation
public import KubernetesModel

/// Which verified outcomes to read.
public struct OutcomeQuery: Hashable, Sendable {
    /// How long an outcome counts: what was learned of a cluster half a year ago is about another cluster.
    public static let maxAge: Duration = .seconds(180 * 86_400)

    /// Nil: every namespace.
    public var namespace: String?
    /// Nothing that was verified earlier.
    public var since: Date
    /// Nothing that was verified then or later: what was not known yet when a past case is tried again. Nil: all.
    public var before: Date?
    /// An incident that does not speak for itself: the one at hand, where a past case is tried again.
    public var excluded: NamespacedName?

    public init(
        namespace: String? = nil, since: Date, before: Date? = nil, excluding excluded: NamespacedName? = nil
    ) {
        self.namespace = namespace
        self.since = since
        self.before = before
        self.excluded = excluded
    }

    /// What counts at present: what is not too old.
    public static func known(
        at now: Date, maxAge: Duration = Self.maxAge, in namespace: String? = nil,
        excluding excluded: NamespacedName? = nil
    ) -> OutcomeQuery {
        let age = TimeInterval(maxAge.components.seconds)
        return OutcomeQuery(namespace: namespace, since: now.addingTimeInterval(-age), excluding: excluded)
    }
}
