import Foundation
import Incidents

extension DossierItem {
    /// An item that is not numbered yet.
    static func item(
        _ topic: EvidenceTopic, from source: String, at date: Date? = nil, trust: Trust = .controlPlane,
        relevance: Double, _ text: String
    ) -> DossierItem {
        DossierItem(
            topic: topic, evidence: Evidence(source: source, at: date, trust: trust, text: text), relevance: relevance)
    }
}
