public import Incidents

/// One item of evidence in a dossier.
public struct DossierItem: Codable, Hashable, Sendable {
    public var topic: EvidenceTopic
    /// Redacted, freed of control and invisible characters, cut to size. Its id is unique in the dossier: `e1`, `e2` ...
    public var evidence: Evidence
    /// 0 to 1: how much it is likely to matter; what does not fit the budget is left out from the lowest on.
    public var relevance: Double

    public init(topic: EvidenceTopic, evidence: Evidence, relevance: Double) {
        self.topic = topic
        self.evidence = evidence
        self.relevance = relevance
    }
}
