import Foundation
import Logging
import MidwatchTestKit
import ModelExchange
import Tracing

@testable import LanguageModels

extension ProviderConfiguration {
    /// A provider at a fake server, with a key, short times and no retries.
    static func fake(
        _ name: String = "openai", kind: ProviderKind = .openAIChat, at address: String,
        _ change: (inout ProviderConfiguration) -> Void = { _ in }
    ) -> ProviderConfiguration {
        var provider = ProviderConfiguration(
            name, kind: kind, address: address, key: .value("hush-key-1", from: "OPENAI_API_KEY"))
        provider.limits.answer = .seconds(50)
        provider.limits.silence = .seconds(40)
        provider.retries = .none
        change(&provider)
        return provider
    }
}

extension ModelConfiguration {
    /// A configuration in which every role is some providers' model `gpt-5.2`, in order.
    static func fake(_ providers: ProviderConfiguration...) -> ModelConfiguration {
        let route = providers.map { ModelTarget(provider: $0.name, model: "gpt-5.2") }
        return ModelConfiguration(
            providers: providers,
            routes: Dictionary(uniqueKeysWithValues: ModelRole.allCases.map { ($0, route) }))
    }
}

extension ModelRouter {
    /// Runs a test with the models of a configuration, which are shut down afterwards.
    @discardableResult
    static func with<Result>(
        _ configuration: ModelConfiguration, environment: [String: String] = [:], log: ModelLog = ModelLog(),
        surroundings: Surroundings = Surroundings(), tracer: any Tracer = NoOpTracer(),
        metrics: ModelMeasurements = ModelMeasurements(), _ body: (ModelRouter) async throws -> Result
    ) async throws -> Result {
        let router = try ModelRouter.make(
            configuration, environment: environment, logger: log.logger, surroundings: surroundings, tracer: tracer,
            metrics: metrics)
        do {
            let result = try await body(router)
            try await router.shutdown()
            return result
        } catch {
            try await router.shutdown()
            throw error
        }
    }

    /// Runs a test with one provider at a fake server.
    @discardableResult
    static func withFake<Result>(
        kind: ProviderKind = .openAIChat, handler: @escaping FakeServer.Handler, log: ModelLog = ModelLog(),
        surroundings: Surroundings = Surroundings(), change: @escaping (inout ProviderConfiguration) -> Void = { _ in },
        _ body: (ModelRouter, FakeServer) async throws -> Result
    ) async throws -> Result {
        try await FakeServer.run(handler: handler) { server in
            let configuration = ModelConfiguration.fake(.fake(kind: kind, at: server.url, change))
            return try await with(configuration, log: log, surroundings: surroundings) { router in
                try await body(router, server)
            }
        }
    }

    /// Asks for one triage.
    func triage(_ request: ModelRequest = .asking()) async throws -> ModelReply {
        try await reply(to: request, as: .triage)
    }
}
