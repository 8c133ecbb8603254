internal import KubernetesModel
internal import Synchronization

/// What values must satisfy beyond their shape, in the words of OpenAPI v3.
struct ValueRules: Sendable {
    /// The type as it is written, of which messages speak: `integer`, `integer,string`.
    var typeText = ""
    var enumeration: [JSONValue]?
    var pattern: Pattern?
    var format: String?
    var minimum: Double?
    var maximum: Double?
    var excludesMinimum = false
    var excludesMaximum = false
    var multipleOf: Double?
    var minLength: Int?
    var maxLength: Int?
    var minItems: Int?
    var maxItems: Int?
    var hasUniqueItems = false
    var minProperties: Int?
    var maxProperties: Int?
    var required: [String] = []
    var oneOf: [Schema] = []
    var anyOf: [Schema] = []
    var allOf: [Schema] = []
    var not: Schema?
}

/// A regular expression of a schema, compiled once.
final class Pattern: Sendable {
    let text: String
    private let regex: Mutex<Regex<AnyRegexOutput>>

    /// Nil: the text is no regular expression.
    init?(_ text: String) {
        // Whoever has the text says where it stands.
        guard let regex = try? Regex(text) else { return nil }
        self.text = text
        self.regex = Mutex(regex.matchingSemantics(.unicodeScalar))
    }

    func matches(_ value: String) -> Bool { regex.withLock { value.firstMatch(of: $0) != nil } }
}
