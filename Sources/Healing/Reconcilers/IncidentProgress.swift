package import Foundation
package import KubernetesModel

/// What one pass over an incident leaves to be done.
package struct IncidentProgress: Hashable, Sendable {
    /// When to look again although nothing changes.
    package var recheckAt: Date?
    /// The requests that have something to do.
    package var requests: [NamespacedName]
    /// Whether a language model is to be asked.
    package var asksModel: Bool

    package init(recheckAt: Date? = nil, requests: [NamespacedName] = [], asksModel: Bool = false) {
        self.recheckAt = recheckAt
        self.requests = requests
        self.asksModel = asksModel
    }

    /// Looks again at a time too, if there is one.
    mutating func look(at date: Date?) { recheckAt = [recheckAt, date].compactMap { $0 }.min() }
}
