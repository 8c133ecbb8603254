/// One way in which a text is suspicious.
public enum SuspicionSign: String, Codable, Hashable, Sendable, CaseIterable {
    case overridesInstructions
    case addressesModel
    case ordersAction
    case forgesRole
    case forgesAnswer
    case forgesApproval
    case claimsAuthority
    case inflatesConfidence
    case suppressesIncident
    case exfiltrates
    case hidesCharacters
    case usesLookAlikes
    case encodesText

    /// What the text does, behind "it".
    public var summary: String {
        switch self {
        case .overridesInstructions: "asks to ignore instructions"
        case .addressesModel: "speaks to a model"
        case .ordersAction: "orders a change to the cluster"
        case .forgesRole: "poses as another part of the conversation"
        case .forgesAnswer: "imitates an answer"
        case .forgesApproval: "claims an approval"
        case .claimsAuthority: "claims an authority for a fix"
        case .inflatesConfidence: "claims certainty"
        case .suppressesIncident: "asks to close or keep quiet about an incident"
        case .exfiltrates: "asks to give data away"
        case .hidesCharacters: "has hidden characters"
        case .usesLookAlikes: "writes words with letters of another script"
        case .encodesText: "hides a text in an encoding"
        }
    }
}
