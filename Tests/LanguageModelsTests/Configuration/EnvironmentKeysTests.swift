import ModelExchange
import Testing

@testable import LanguageModels

struct EnvironmentKeysTests {
    private static let aws = ["AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "hush"]

    private static let environments: [([String: String], [String])] = [
        (["OPENAI_API_KEY": "hush"], ["openai https://api.openai.com"]),
        (["OPENAI_API_KEY": "hush", "OPENAI_BASE_URL": "https://gw.test/v1"], ["openai https://gw.test/v1"]),
        (["ANTHROPIC_API_KEY": "hush"], ["anthropic https://api.anthropic.com"]),
        (["GEMINI_API_KEY": "hush"], ["gemini https://generativelanguage.googleapis.com"]),
        (["GOOGLE_API_KEY": "hush"], ["gemini https://generativelanguage.googleapis.com"]),
        (["AZURE_OPENAI_API_KEY": "hush"], []),
        (
            ["AZURE_OPENAI_API_KEY": "hush", "AZURE_OPENAI_ENDPOINT": "https://x.openai.azure.com/"],
            ["azure https://x.openai.azure.com"]
        ),
        (["AWS_BEARER_TOKEN_BEDROCK": "hush"], []),
        (
            ["AWS_BEARER_TOKEN_BEDROCK": "hush", "AWS_REGION": "eu-central-1"],
            ["bedrock https://bedrock-runtime.eu-central-1.amazonaws.com"]
        ),
        (aws.merging(["AWS_REGION": ""]) { $1 }, []),
        (
            aws.merging(["AWS_DEFAULT_REGION": "us-east-1"]) { $1 },
            ["bedrock https://bedrock-runtime.us-east-1.amazonaws.com"]
        ),
        (["OLLAMA_HOST": "0.0.0.0"], ["ollama http://127.0.0.1:11434"]),
        (["OLLAMA_HOST": "ollama.ai.svc:8080"], ["ollama http://ollama.ai.svc:8080"]),
        (["OLLAMA_HOST": "https://models.test"], ["ollama https://models.test"]),
        (["OLLAMA_HOST": "http://[::1]:11434"], ["ollama http://[::1]:11434"]),
        (
            ["OLLAMA_HOST": "x", "ANTHROPIC_API_KEY": "hush", "OPENAI_API_KEY": "hush"],
            ["openai https://api.openai.com", "anthropic https://api.anthropic.com", "ollama http://x:11434"]
        ),
        (["OPENAI_API_KEY": ""], []),
        ([:], []),
    ]

    @Test(arguments: environments)
    func `Keys of the environment are found under their vendors' names`(
        environment: [String: String], providers: [String]
    ) throws {
        let configuration = ModelConfiguration.found(in: environment)
        let found = try (configuration?.providers ?? []).map { "\($0.name) \(try $0.endpoint())" }
        #expect(found == providers)
        try configuration?.validate()
        #expect(!"\(String(describing: configuration))".contains("hush"))
        for role in ModelRole.allCases {
            #expect(configuration?.routes[role]?.map(\.provider) ?? [] == configuration?.providers.map(\.name) ?? [])
        }
    }

    @Test func `Each role has a model, a small one for triage, and others may be named`() {
        let found = ModelConfiguration.found(in: ["OPENAI_API_KEY": "hush"])
        #expect(found?.routes[.triage] == [ModelTarget(provider: "openai", model: "gpt-5-mini")])
        #expect(found?.routes[.critique] == [ModelTarget(provider: "openai", model: "gpt-5.2")])
        let named = ModelConfiguration.found(
            in: ["OPENAI_API_KEY": "hush"], models: [.openAIChat: [.triage: "gpt-6"]])
        #expect(named?.routes[.triage] == [ModelTarget(provider: "openai", model: "gpt-6")])
        #expect(named?.routes[.critique] == [])
    }

    @Test func `A deployment of Azure is named by the environment`() {
        let found = ModelConfiguration.found(
            in: [
                "AZURE_OPENAI_API_KEY": "hush", "AZURE_OPENAI_ENDPOINT": "https://x.test",
                "AZURE_OPENAI_DEPLOYMENT": "ours",
            ])
        #expect(found?.routes[.triage] == [ModelTarget(provider: "azure", model: "ours")])
    }
}
