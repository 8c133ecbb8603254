/// What a provider speaks.
public enum ProviderKind: String, Codable, Hashable, Sendable, CaseIterable {
    /// OpenAI's Chat Completions.
    case openAIChat = "openai-chat"
    /// OpenAI's Responses.
    case openAIResponses = "openai-responses"
    /// Azure OpenAI, in the version of its API that has no date.
    case azure
    /// Azure OpenAI with a dated version of its API.
    case azureLegacy = "azure-legacy"
    /// Anthropic's Messages.
    case anthropic
    /// Google's Gemini.
    case gemini
    /// Amazon Bedrock's Converse.
    case bedrock
    case ollama
    case vLLM = "vllm"
    case llamaCpp = "llama-cpp"
    /// Any other server that speaks OpenAI's Chat Completions. How it is asked for JSON is found out.
    case compatible
}

extension ProviderKind {
    /// Where the vendor's API is; nil for servers of one's own, and for clouds that have one address a customer or region.
    var address: String? {
        switch self {
        case .openAIChat, .openAIResponses: "https://api.openai.com"
        case .anthropic: "https://api.anthropic.com"
        case .gemini: "https://generativelanguage.googleapis.com"
        case .azure, .azureLegacy, .bedrock, .ollama, .vLLM, .llamaCpp, .compatible: nil
        }
    }

    /// The header of the key.
    var keyHeader: KeyHeader {
        switch self {
        case .azure, .azureLegacy: .named("api-key")
        case .anthropic: .named("x-api-key")
        case .gemini: .named("x-goog-api-key")
        case .openAIChat, .openAIResponses, .bedrock, .ollama, .vLLM, .llamaCpp, .compatible: .bearer
        }
    }

    /// Whether nobody answers without a credential.
    var needsCredential: Bool {
        switch self {
        case .openAIChat, .openAIResponses, .azure, .azureLegacy, .anthropic, .gemini, .bedrock: true
        case .ollama, .vLLM, .llamaCpp, .compatible: false
        }
    }

    /// Which of OpenAI's APIs it is, as OpenTelemetry has it.
    var openAIAPI: String? {
        switch self {
        case .openAIChat, .azure, .azureLegacy: "chat_completions"
        case .openAIResponses: "responses"
        case .anthropic, .gemini, .bedrock, .ollama, .vLLM, .llamaCpp, .compatible: nil
        }
    }
}
