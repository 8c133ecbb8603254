/// How the rules and a model stand to each other in a diagnosis. The raw values are part of the custom resources'
/// interface.
public enum Agreement: String, Codable, Hashable, Sendable, CaseIterable {
    /// Both name the same cause on the same object.
    case agree = "Agree"
    /// They name different causes.
    case disagree = "Disagree"
    /// Only the rules name a cause: the model has none, or its answer could not be used.
    case rulesAlone = "RulesAlone"
    /// Only the model names a cause.
    case modelAlone = "ModelAlone"
    /// Neither names a cause.
    case neither = "Neither"
}
