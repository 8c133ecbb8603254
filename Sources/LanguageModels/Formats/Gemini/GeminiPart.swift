import KubernetesModel
import ModelExchange

/// A part of what Gemini says: words, a thought, a call.
struct GeminiPart {
    /// The most parts of one reply.
    static let maximum = 1_024

    private var value: JSONValue
    private(set) var text: String

    init(_ value: JSONValue) {
        self.value = value
        text = value["text"]?.stringValue ?? ""
    }

    var call: JSONValue? { value["functionCall"] }
    /// Whether it is a summary of thoughts, which is no part of the answer.
    var isThought: Bool { value["thought"]?.boolValue == true }
    /// Whether the provider wants it back unchanged.
    var isSigned: Bool { value["thoughtSignature"] != nil }

    /// Takes the words of the part behind it, where both are words of one kind and neither is signed.
    ///
    /// - Returns: whether it did.
    mutating func absorb(_ next: GeminiPart) -> Bool {
        guard isPlain, next.isPlain, isThought == next.isThought else { return false }
        text += next.text
        return true
    }

    /// The part as the provider gave it.
    var json: OrderedJSON {
        var result = value
        if value["text"] != nil { result["text"] = .string(text) }
        return OrderedJSON(result)
    }

    /// Whether it has nothing but words.
    private var isPlain: Bool {
        guard let members = value.objectValue, members["text"] != nil else { return false }
        return members.keys.allSatisfy { $0 == "text" || $0 == "thought" }
    }
}
