import Incidents
public import ModelExchange

/// The answers that models have to give: evidence before the cause, the cause before the confidence, the confidence
/// before the plan, because a model fills them in in this order.
public enum AnswerFormats {
    /// A diagnosis.
    public static let diagnosis = AnswerFormat(
        name: "diagnosis",
        schema: object([
            ("evidence", array(of: object([("id", text), ("shows", text)]))),
            ("root_cause", text),
            ("category", choice(Category.allCases.map(\.rawValue))),
            ("object", object([("kind", text), ("name", text)])),
            ("confidence", ["type": "number"]),
            ("plan", array(of: text)),
            ("advice", text),
            ("needs_more", ["type": "boolean"]),
        ]))

    /// An objection to a plan, or none.
    public static let critique = AnswerFormat(
        name: "critique",
        schema: object([
            ("evidence", array(of: object([("id", text), ("shows", text)]))),
            ("objection", text),
            ("objects", ["type": "boolean"]),
        ]))

    private static let text: OrderedJSON = ["type": "string"]

    static func choice(_ values: [String]) -> OrderedJSON {
        ["type": "string", "enum": .array(values.map(OrderedJSON.string))]
    }

    private static func array(of items: OrderedJSON) -> OrderedJSON { ["type": "array", "items": items] }

    /// Every property required and no other allowed, as strict decoders want it.
    static func object(_ properties: [(String, OrderedJSON)]) -> OrderedJSON {
        [
            "type": "object",
            "properties": .object(properties.map(OrderedJSON.Member.init)),
            "required": .array(properties.map { .string($0.0) }),
            "additionalProperties": false,
        ]
    }
}
