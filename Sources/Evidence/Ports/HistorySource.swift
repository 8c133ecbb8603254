public import Incidents

/// Earlier incidents, as features.
public protocol HistorySource: Sendable {
    /// Incidents of the namespace like the one at hand whose outcome was verified, the most alike first.
    func similar(to features: IncidentFeatures, in namespace: String, limit: Int) async throws -> [PastIncident]
}
