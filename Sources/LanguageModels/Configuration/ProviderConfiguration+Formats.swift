extension ProviderConfiguration {
    /// How the provider is spoken to, and in which other ways where it turns that down.
    func formats(at endpoint: Endpoint) -> FormatLadder {
        switch kind {
        case .openAIChat: FormatLadder(OpenAIChatFormat(.openAI))
        case .openAIResponses: FormatLadder(OpenAIResponsesFormat())
        case .azure: FormatLadder(OpenAIChatFormat(.azure))
        case .azureLegacy: FormatLadder(OpenAIChatFormat(.azure(apiVersion: apiVersion ?? "")))
        case .anthropic: FormatLadder(AnthropicMessagesFormat())
        case .gemini: FormatLadder(GeminiFormat())
        case .bedrock: FormatLadder(BedrockConverseFormat())
        case .ollama: .degrading(.ollama)
        case .vLLM: .degrading(.vLLM)
        case .llamaCpp: .degrading(.llamaCpp)
        case .compatible: .degrading(compatible(at: endpoint))
        }
    }

    /// Compatible servers are known by the address up to the method's name, or by their host alone.
    private func compatible(at endpoint: Endpoint) -> ChatProfile {
        var profile = ChatProfile.generic
        if !endpoint.path.isEmpty { profile.route = .prefixed("") }
        return profile
    }
}

extension FormatLadder {
    /// Asks with the profile as it is, then for any JSON, then with nothing but words.
    fileprivate static func degrading(_ profile: ChatProfile) -> FormatLadder {
        let others = [ChatProfile.SchemaMode.jsonObject, .none].map { mode in
            var profile = profile
            profile.schemaMode = mode
            return OpenAIChatFormat(profile)
        }
        return FormatLadder(OpenAIChatFormat(profile), others: others)
    }
}
