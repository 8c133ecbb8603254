import KubernetesModel

/// An answer as a model writes it, at first one about an image. A test changes what it is about.
struct Answer {
    var evidence = ["e1"]
    var cause = "The image cannot be pulled."
    var category = "image"
    var object = ("Deployment", "checkout")
    var confidence = 0.9
    var plan: [String] = []
    var advice = "Look at the registry."

    init(_ change: (inout Answer) -> Void = { _ in }) { change(&self) }

    var text: String {
        JSONValue.object([
            "evidence": .array(evidence.map { ["id": .string($0), "shows": "it"] }), "root_cause": .string(cause),
            "category": .string(category), "object": ["kind": .string(object.0), "name": .string(object.1)],
            "confidence": .number(confidence), "plan": .array(plan.map(JSONValue.string)), "advice": .string(advice),
            "needs_more": false,
        ]).compactText
    }
}
