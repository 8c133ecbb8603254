public import ModelExchange

/// The models that are asked where the environment has a key and nothing else is configured: a small one for triage, a
/// larger one for the rest. They are known to exist; what is best changes faster than a program.
public enum DefaultModels {
    public static let all: [ProviderKind: [ModelRole: String]] = [
        .openAIChat: models(small: "gpt-5-mini", large: "gpt-5.2"),
        .anthropic: models(small: "claude-haiku-5-5", large: "claude-sonnet-5-5"),
        .gemini: models(small: "gemini-3.1-flash-lite", large: "gemini-3.5-flash"),
        // The names of deployments are their owner's; these are the names that Azure proposes.
        .azure: models(small: "gpt-5-mini", large: "gpt-5.2"),
        .bedrock: models(
            small: "global.anthropic.claude-haiku-4-5-20251001-v1:0",
            large: "global.anthropic.claude-sonnet-4-5-20250929-v1:0"),
        .ollama: models(small: "qwen3:8b", large: "qwen3:8b"),
    ]

    private static func models(small: String, large: String) -> [ModelRole: String] {
        [.triage: small, .investigation: large, .critique: large]
    }
}
