import Foundation
import ModelExchange
import Testing

@testable import LanguageModels

struct ModelConfigurationTests {
    private func problem(_ configuration: ModelConfiguration, environment: [String: String] = [:]) -> String? {
        do throws(ConfigurationProblem) {
            _ = try ModelRouter.make(configuration, environment: environment, logger: ModelLog().logger)
            return nil
        } catch {
            return error.message
        }
    }

    private static func broken(
        _ kind: ProviderKind = .openAIChat, _ change: (inout ProviderConfiguration) -> Void
    ) -> ModelConfiguration { .fake(.fake("p", kind: kind, at: "https://x.test", change)) }

    private static let problems: [(ModelConfiguration, String)] = [
        (broken { $0.name = "a b" }, "is no name for a provider"),
        (broken { $0.name = "" }, "is no name for a provider"),
        (broken { $0.key = nil }, "p: no key is configured"),
        (broken(.bedrock) { $0.region = nil }, "p: bedrock needs a region"),
        (broken(.azureLegacy) { _ in }, "p: azure-legacy needs a version of the API"),
        (broken(.compatible) { $0.address = nil }, "p: no address is configured"),
        (broken { $0.address = "x.test" }, "p: the address is not http:// or https://"),
        (broken { $0.address = "https://hush@x.test" }, "p: the address is not http:// or https://"),
        (broken { $0.authorityFile = "/nowhere.pem" }, "p: the file of authorities /nowhere.pem cannot be read"),
        (broken { $0.concurrency = 0 }, "p: a limit is not above zero"),
        (broken { $0.timeout = .zero }, "p: a limit is not above zero"),
        (broken { $0.limits.silence = .seconds(-1) }, "p: a limit is not above zero"),
        (broken { $0.headers = ["x y": SecretText("z")] }, "p: \"x y\" or its value is not a header"),
        (
            broken {
                $0.aws = AWSKeySources(accessKeyID: .file("/a"), secretAccessKey: .file("/b"))
            }, "p: requests can be signed for bedrock alone"
        ),
        (
            broken(.bedrock) {
                $0.region = "eu-central-1"
                $0.aws = AWSKeySources(accessKeyID: .file("/a"), secretAccessKey: .file("/b"))
            }, "p: a key and AWS credentials are both configured"
        ),
        (
            .fake(.fake("p", at: "https://x.test"), .fake("p", at: "https://y.test")),
            "two providers are called p; give one another name"
        ),
        (
            ModelConfiguration(routes: [.triage: [ModelTarget(provider: "q", model: "m")]]),
            "the route of triage names the provider q, which is not configured; no provider is"
        ),
    ]

    @Test(arguments: problems.indices)
    func `What cannot be meant is an error that says what to do`(index: Int) {
        let (configuration, text) = Self.problems[index]
        let problem = problem(configuration)
        #expect(problem?.contains(text) == true, "\(problem ?? "none")")
        #expect(problem?.contains("hush") != true)
    }

    @Test(
        "A key is sent in the clear where its address has no TLS and is elsewhere",
        arguments: [
            ("http://192.0.2.2:9777/v1", true), ("HTTP://models.example/v1", true),
            ("https://models.example/v1", false),
            ("http://127.0.0.1:11434/v1", false), ("http://[::1]:11434/v1", false), ("http://localhost/v1", false),
        ])
    func inTheClear(address: String, isInTheClear: Bool) {
        var provider = ProviderConfiguration("p", kind: .openAIChat, address: address, key: .file("/key"))
        #expect(provider.sendsKeyInTheClear == isInTheClear)
        provider.key = nil
        #expect(!provider.sendsKeyInTheClear)
    }

    @Test func `Limits of money need prices, and prices and budgets are not negative`() {
        var configuration = Self.broken { _ in }
        configuration.budget.day.cost = 1_000_000
        #expect(problem(configuration)?.contains("the price of p/gpt-5.2 is not known; set one") == true)
        let target = ModelTarget(provider: "p", model: "gpt-5.2")
        configuration.prices[target] = ModelPrice(input: -1, output: 0)
        #expect(problem(configuration) == "the price of p/gpt-5.2 is negative or no number")
        configuration.prices[target] = .free
        configuration.budget.hour.tokens = -1
        #expect(problem(configuration)?.contains("a budget is negative") == true)
    }

    @Test func `A proxy that cannot be used is an error`() {
        let environment = ["HTTPS_PROXY": "socks5://me:hush@p:1"]
        let problem = problem(Self.broken { _ in }, environment: environment)
        #expect(problem == "HTTPS_PROXY is not a proxy that Midwatch can use: http://[user:password@]host:port")
    }

    @Test(arguments: [ProviderKind.openAIChat, .openAIResponses, .anthropic, .gemini])
    func `A vendor's address is known`(kind: ProviderKind) throws {
        let provider = ProviderConfiguration("p", kind: kind, key: .file("/key"))
        #expect(try provider.endpoint().scheme == "https")
    }

    private static let targets: [(String, ModelTarget?)] = [
        ("openai/gpt-5.2", ModelTarget(provider: "openai", model: "gpt-5.2")),
        ("hub/meta-llama/Llama-4", ModelTarget(provider: "hub", model: "meta-llama/Llama-4")),
        ("gpt-5.2", nil), ("/gpt-5.2", nil), ("openai/", nil), ("", nil),
    ]

    @Test(arguments: targets)
    func `A model is named by its provider and its name`(text: String, target: ModelTarget?) {
        #expect(ModelTarget(text) == target)
        if let target { #expect(target.description == text) }
    }
}
