import KubernetesModel
import ModelExchange

/// What the responses to one request say together: a single whole one, or a stream of pieces.
struct GeminiGathering {
    private let format: GeminiFormat
    private var draft: ReplyDraft
    private var parts: [GeminiPart] = []
    private var explanation: String?
    private var blockReason: String?

    init(format: GeminiFormat, model: String) {
        self.format = format
        draft = ReplyDraft(provider: format.provider, model: model)
    }

    mutating func take(_ response: JSONValue) throws(ModelError) {
        draft.identify(response, id: "responseId", model: "modelVersion")
        if let counts = response["usageMetadata"] { draft.usage = Self.usage(counts) }
        if let feedback = response["promptFeedback"], let reason = feedback.word("blockReason") {
            blockReason = reason
            explanation = feedback.word("blockReasonMessage") ?? explanation
        }
        guard let candidate = response["candidates"]?[0] else { return }
        if let reason = candidate["finishReason"]?.stringValue { draft.finishReason = reason }
        explanation = candidate.word("finishMessage") ?? explanation
        for part in candidate["content"]?["parts"]?.arrayValue ?? [] { try take(part: GeminiPart(part)) }
    }

    private mutating func take(part: GeminiPart) throws(ModelError) {
        // A text comes in many pieces, which are one part.
        if let last = parts.indices.last, parts[last].absorb(part) { return }
        guard parts.count < GeminiPart.maximum else {
            throw ModelError(.tooLarge, "\(format.provider): the answer has more than \(GeminiPart.maximum) parts")
        }
        parts.append(part)
    }

    /// The reply that they come to.
    func reply() throws(ModelError) -> ModelReply {
        var draft = draft
        for part in parts {
            if let call = part.call {
                try draft.addCall(
                    id: call["id"]?.stringValue, name: call["name"]?.stringValue ?? "",
                    arguments: call["args"] ?? .object([:]))
            } else if !part.isThought {
                draft.text += part.text
            }
        }
        if let blockReason {
            draft.finishReason = draft.finishReason ?? blockReason
            return draft.reply(.refused(explanation ?? "the prompt was blocked: \(blockReason)"))
        }
        let ending = try ending(draft.finishReason)
        return draft.reply(ending, opaqueParts: parts.contains(where: \.isSigned) ? parts.map(\.json) : [])
    }

    private func ending(_ reason: String?) throws(ModelError) -> ReplyDraft.Ending {
        switch reason {
        case nil: throw format.invalid("the answer has no end: no finishReason")
        case "STOP": return .finished
        case "MAX_TOKENS", "CONTINUATION": return .truncated
        case "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS", "MALFORMED_RESPONSE",
            "MISSING_THOUGHT_SIGNATURE", "FINISH_REASON_UNSPECIFIED", "OTHER":
            throw format.invalid("the answer broke off: \(ServerText.clean(reason ?? "")) \(explanation ?? "")")
        // SAFETY, RECITATION, BLOCKLIST, PROHIBITED_CONTENT, SPII, MODEL_ARMOR: all others are filters.
        case let reason?: return .refused(explanation ?? "the answer was blocked: \(reason)")
        }
    }

    /// The prompt's count contains the cached tokens; thoughts are counted beside the candidates.
    private static func usage(_ counts: JSONValue) -> TokenUsage {
        let thoughts = counts.count("thoughtsTokenCount")
        return TokenUsage(
            counting: saturatingSum(counts.count("promptTokenCount"), counts.count("toolUsePromptTokenCount")),
            cached: counts.count("cachedContentTokenCount"),
            output: saturatingSum(counts.count("candidatesTokenCount"), thoughts), reasoning: thoughts)
    }
}
