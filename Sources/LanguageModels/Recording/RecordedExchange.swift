public import Foundation
import KubernetesModel
public import ModelExchange

/// One request with what came of it, as one line of JSON.
///
///     {"version": 1, "time": "2026-11-25T20:00:00Z", "role": "triage", "digest": "<64 hex digits>",
///      "request": {"conversation", "instructions", "turns": [{"user"} | {"model"} | {"toolResults"}], "tools"?,
///                  "allowsToolCalls", "answer"?: {"name", "schema"}, "maxOutputTokens", "effort"?},
///      "reply": {"outcome": "answered" | "wantsTools" | "refused" | "truncated", "refusal"?,
///                "turn": {"text", "toolCalls"?, "opaqueParts"?, "opaqueOwner"?}, "usage": {"input", "cachedInput",
///                "cacheWrites", "output", "reasoning"}, "cost"?, "provider", "model", "id"?, "finishReasons"?}}
///
/// Where there was no reply, `"error": {"code", "message", "retryAfterSeconds"?}` stands in its place. The digest is that
/// of the request before redaction. Another version of the form has another number, and is refused.
public struct RecordedExchange: Hashable, Sendable {
    /// The version of the form that is written and read.
    public static let version = 1

    public var time: Date
    public var role: ModelRole
    /// Which request it was: equal requests have equal digests, whatever their conversation.
    public var digest: String
    /// The request in its recorded form.
    public var request: OrderedJSON
    public var result: Result<ModelReply, ModelError>

    init(of request: ModelRequest, as role: ModelRole, at time: Date, result: Result<ModelReply, ModelError>) {
        self.time = time
        self.role = role
        digest = RequestDigest.hex(of: request, as: role)
        self.request = request.recorded
        self.result = result
    }

    /// The request's conversation.
    public var conversation: String { request.unordered["conversation"]?.stringValue ?? "" }
}
