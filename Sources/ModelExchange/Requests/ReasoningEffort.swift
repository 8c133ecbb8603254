/// How much a model may think before it answers, where its provider lets one say so.
public enum ReasoningEffort: String, Codable, Hashable, Sendable, CaseIterable {
    case low, medium, high
}
