/// The providers for which an environment has a key.
struct EnvironmentKeys {
    private let environment: [String: String]

    init(_ environment: [String: String]) { self.environment = environment }

    /// All that there are, in the order in which they are asked.
    var all: [ProviderConfiguration] { [openAI, anthropic, gemini, azure, bedrock, ollama].compactMap(\.self) }

    /// A variable's value; nil for one that is not set, or empty.
    func value(_ name: String) -> String? {
        guard let value = environment[name], !value.isEmpty else { return nil }
        return value
    }

    var openAI: ProviderConfiguration? {
        key("OPENAI_API_KEY").map {
            ProviderConfiguration("openai", kind: .openAIChat, address: value("OPENAI_BASE_URL"), key: $0)
        }
    }

    var anthropic: ProviderConfiguration? {
        key("ANTHROPIC_API_KEY").map {
            ProviderConfiguration("anthropic", kind: .anthropic, address: value("ANTHROPIC_BASE_URL"), key: $0)
        }
    }

    var gemini: ProviderConfiguration? {
        (key("GEMINI_API_KEY") ?? key("GOOGLE_API_KEY")).map {
            ProviderConfiguration("gemini", kind: .gemini, key: $0)
        }
    }

    var azure: ProviderConfiguration? {
        guard let key = key("AZURE_OPENAI_API_KEY"), let address = value("AZURE_OPENAI_ENDPOINT") else { return nil }
        return ProviderConfiguration("azure", kind: .azure, address: address, key: key)
    }

    var bedrock: ProviderConfiguration? {
        guard let region = value("AWS_REGION") ?? value("AWS_DEFAULT_REGION") else { return nil }
        var provider = ProviderConfiguration("bedrock", kind: .bedrock)
        provider.region = region
        if let token = key("AWS_BEARER_TOKEN_BEDROCK") {
            provider.key = token
        } else if let id = key("AWS_ACCESS_KEY_ID"), let secret = key("AWS_SECRET_ACCESS_KEY") {
            provider.aws = AWSKeySources(
                accessKeyID: id, secretAccessKey: secret, sessionToken: key("AWS_SESSION_TOKEN"))
        } else {
            return nil
        }
        return provider
    }

    /// `OLLAMA_HOST` may be a host alone; where a server listens on all addresses, it is reached on its own.
    var ollama: ProviderConfiguration? {
        guard let text = value("OLLAMA_HOST"),
            let endpoint = Endpoint(text.contains("://") ? text : "http://\(text)")
        else { return nil }
        let isIPv6 = endpoint.host.contains(":")
        let host = endpoint.host == "0.0.0.0" ? "127.0.0.1" : isIPv6 ? "[\(endpoint.host)]" : endpoint.host
        let port = text.contains("://") || endpoint.port != 80 ? endpoint.port : 11_434
        return ProviderConfiguration(
            "ollama", kind: .ollama, address: "\(endpoint.scheme)://\(host):\(port)\(endpoint.path)")
    }

    private func key(_ name: String) -> KeySource? { value(name).map { .value($0, from: name) } }
}
