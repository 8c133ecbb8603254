/// A tool that a model may ask for.
public struct ToolSpecification: Hashable, Sendable {
    /// Letters, digits and underscores, at most 64: what every provider accepts.
    public var name: String
    public var description: String
    /// A JSON Schema of the arguments in the strict subset that every provider takes: an object with
    /// `additionalProperties: false` and every property required.
    public var parameters: OrderedJSON

    public init(name: String, description: String, parameters: OrderedJSON) {
        self.name = name
        self.description = description
        self.parameters = parameters
    }
}
