public import Foundation
public import KubernetesModel

/// The whole of one consultation: what state was seen, what was asked, and what was answered. Redacted; kept so that a
/// case can be explained, and tried again with another model.
public struct CaseRecord: Codable, Hashable, Sendable {
    /// Unique; follows from the incident's uid and the number of the consultation, so that a case is kept once.
    public var id: String
    public var incident: NamespacedName
    public var at: Date
    /// The dossier as JSON.
    public var dossier: JSONValue
    public var exchanges: [ExchangeRecord]
    /// Whether texts were cut, for the whole was too long to be kept.
    public var isCut: Bool

    public init(
        id: String, incident: NamespacedName, at: Date, dossier: JSONValue, exchanges: [ExchangeRecord] = []
    ) {
        self.id = id
        self.incident = incident
        self.at = at
        self.dossier = dossier
        self.exchanges = exchanges
        isCut = false
    }
}
