public import ModelExchange

/// The part of JSON Schema that every provider takes and holds its models to: OpenAI in strict mode, Anthropic, Gemini,
/// Bedrock, and the grammars of vLLM and llama.cpp.
///
/// - The root is an object and no choice.
/// - Every property is required, and no others are allowed. What may be absent is `anyOf` with `null`.
/// - `enum` and `const` have primitive values. No ranges, lengths, patterns or defaults: those are checked afterwards.
/// - `$ref` stands alone, points into the root's `$defs`, and never leads back to itself.
public enum StrictSchema {
    /// The most levels of objects and arrays: OpenAI's limit.
    public static let deepest = 10
    /// The most properties in all: OpenAI's limit.
    public static let mostProperties = 5_000

    /// What is outside of the part, each with its place: `/properties/plan: ...`. Empty for a schema that is inside.
    public static func problems(in schema: OrderedJSON) -> [String] {
        var check = StrictSchemaCheck(root: schema)
        check.run()
        return check.problems
    }
}
