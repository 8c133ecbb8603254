import KubernetesModel
import ModelExchange

/// What parts of Chat Completions mean, in a whole answer as in a stream.
enum ChatReply {
    /// The input tokens contain the cached ones, and the output tokens the thoughts.
    static func usage(_ usage: JSONValue?) -> TokenUsage {
        guard let usage else { return TokenUsage() }
        return TokenUsage(
            counting: usage.count("prompt_tokens"),
            cached: usage.count("prompt_tokens_details", "cached_tokens"),
            cacheWrites: usage.count("prompt_tokens_details", "cache_write_tokens"),
            output: usage.count("completion_tokens"),
            reasoning: usage.count("completion_tokens_details", "reasoning_tokens"))
    }

    /// A message's words: a text, or with some servers an array of parts.
    static func text(_ content: JSONValue?) -> String {
        switch content {
        case .string(let text): text
        case .array(let parts): parts.compactMap { $0["text"]?.stringValue }.joined()
        default: ""
        }
    }

    /// The arguments of a call, or a piece of them: a text by the API, an object with some servers.
    static func argumentsText(_ value: JSONValue?) -> String {
        switch value {
        case .string(let text): text
        case nil, .null: ""
        case let value?: value.compactText
        }
    }
}
