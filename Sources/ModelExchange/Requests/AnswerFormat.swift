/// The JSON that an answer has to be.
public struct AnswerFormat: Hashable, Sendable {
    /// Letters, digits and underscores, at most 64.
    public var name: String
    /// A JSON Schema in the strict subset that every provider takes: the root an object, every property required,
    /// `additionalProperties: false`, no ranges or patterns. Ranges are checked by whoever reads the answer.
    public var schema: OrderedJSON

    public init(name: String, schema: OrderedJSON) {
        self.name = name
        self.schema = schema
    }
}
