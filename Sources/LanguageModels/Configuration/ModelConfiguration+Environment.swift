public import ModelExchange

extension ModelConfiguration {
    /// Makes a configuration of the keys that the environment has, under the names by which the vendors' own clients know
    /// them: `OPENAI_API_KEY` (with `OPENAI_BASE_URL`), `ANTHROPIC_API_KEY`, `GEMINI_API_KEY` or `GOOGLE_API_KEY`,
    /// `AZURE_OPENAI_API_KEY` with `AZURE_OPENAI_ENDPOINT` (and `AZURE_OPENAI_DEPLOYMENT`),
    /// `AWS_BEARER_TOKEN_BEDROCK` or `AWS_ACCESS_KEY_ID` with `AWS_SECRET_ACCESS_KEY` (and `AWS_SESSION_TOKEN`), each
    /// with `AWS_REGION` or `AWS_DEFAULT_REGION`, and `OLLAMA_HOST`. Of several the first is asked first.
    ///
    /// A key in the environment may be there for something else: whoever calls this has been told to.
    ///
    /// - Parameter models: The model of each role, by kind of provider.
    /// - Returns: nil where there is no key.
    public static func found(
        in environment: [String: String], models: [ProviderKind: [ModelRole: String]] = DefaultModels.all
    ) -> ModelConfiguration? {
        let keys = EnvironmentKeys(environment)
        let providers = keys.all
        guard !providers.isEmpty else { return nil }
        var configuration = ModelConfiguration(providers: providers)
        for role in ModelRole.allCases {
            configuration.routes[role] = providers.compactMap { provider in
                let deployment = provider.kind == .azure ? keys.value("AZURE_OPENAI_DEPLOYMENT") : nil
                return (deployment ?? models[provider.kind]?[role]).map {
                    ModelTarget(provider: provider.name, model: $0)
                }
            }
        }
        return configuration
    }
}
