/// The header in which a provider wants its key.
enum KeyHeader: Hashable {
    /// `Authorization: Bearer KEY`.
    case bearer
    /// The key alone: `x-api-key`, `api-key`, `x-goog-api-key`.
    case named(String)

    func header(_ key: SecretText) -> (name: String, value: SecretText) {
        switch self {
        case .bearer: ("authorization", SecretText("Bearer \(key.exposed)"))
        case .named(let name): (name, key)
        }
    }
}
