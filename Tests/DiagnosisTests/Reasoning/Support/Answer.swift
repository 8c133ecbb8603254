import KubernetesModel

/// An answer as a model writes it, at first a whole one about a crash. A test changes what it is about.
struct Answer {
    var evidence = ["e1"]
    var cause = "The container crashes."
    var category = "crash_code"
    var object = ("Deployment", "checkout")
    var confidence = 0.9
    var plan: [String] = []
    var advice = "Read the log."
    var needsMore = false

    init(_ change: (inout Answer) -> Void = { _ in }) { change(&self) }

    var text: String {
        JSONValue.object([
            "evidence": .array(evidence.map { ["id": .string($0), "shows": "it"] }), "root_cause": .string(cause),
            "category": .string(category), "object": ["kind": .string(object.0), "name": .string(object.1)],
            "confidence": .number(confidence), "plan": .array(plan.map(JSONValue.string)), "advice": .string(advice),
            "needs_more": .bool(needsMore),
        ]).compactText
    }

    /// A critique.
    static func critique(objects: Bool, _ words: String = "It hides the cause.") -> String {
        JSONValue.object([
            "evidence": [["id": "e1", "shows": "it"]], "objection": .string(words), "objects": .bool(objects),
        ]).compactText
    }
}
