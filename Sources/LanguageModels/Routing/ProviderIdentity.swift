/// What tells one provider from another, to people and in traces.
struct ProviderIdentity: Hashable {
    /// As the configuration calls it.
    var name: String
    /// As OpenTelemetry calls the system: `openai`, `anthropic`, `gcp.gemini` ...
    var system: String
    var endpoint: Endpoint
    /// Which of OpenAI's APIs is spoken: `chat_completions` or `responses`; nil: none of OpenAI or Azure.
    var openAIAPI: String?
    /// Whether replies are asked for as streams.
    var isStreaming: Bool
}
