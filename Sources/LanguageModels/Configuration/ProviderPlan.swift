import Logging
import NIOSSL

/// All of a provider that can be wrong, checked and read, before anything is made of it that has to be shut down.
struct ProviderPlan {
    let configuration: ProviderConfiguration
    let endpoint: Endpoint
    let tls: TLSConfiguration?
    let proxy: Proxy?

    /// Blocks for the time of reading a file of certificates.
    init(_ configuration: ProviderConfiguration, proxies: ProxyEnvironment) throws(ConfigurationProblem) {
        self.configuration = configuration
        endpoint = try configuration.endpoint()
        if let file = configuration.authorityFile {
            tls = try .trusting(file: file, for: configuration.name)
        } else {
            tls = nil
        }
        proxy = try proxies.proxy(for: endpoint)
    }

    /// Makes the provider.
    func make(budget: BudgetDesk, surroundings: Surroundings, logger: Logger) -> Provider {
        let formats = configuration.formats(at: endpoint)
        // Bedrock streams in a form of its own, which nobody here reads.
        let isStreaming = configuration.isStreaming && configuration.kind != .bedrock
        return Provider(
            ProviderIdentity(
                name: configuration.name, system: formats.preferred.provider, endpoint: endpoint,
                openAIAPI: configuration.kind.openAIAPI, isStreaming: isStreaming),
            formats: formats,
            transport: ModelTransport(
                provider: configuration.name, endpoint: endpoint,
                headers: configuration.headers, limits: configuration.limits, tls: tls, proxy: proxy,
                surroundings: surroundings),
            authorizer: authorizer(surroundings, logger: logger),
            policy: ProviderPolicy(
                total: configuration.timeout, retries: configuration.retries, circuit: configuration.circuit,
                running: configuration.concurrency, waiting: configuration.queue, isStreaming: isStreaming),
            budget: budget, surroundings: surroundings, logger: logger)
    }

    private func authorizer(_ surroundings: Surroundings, logger: Logger) -> any Authorizer {
        func key(_ source: KeySource) -> RotatingKey { RotatingKey(source, of: configuration.name, logger: logger) }
        if let aws = configuration.aws {
            return SignatureAuthorizer(
                accessKeyID: key(aws.accessKeyID), secretAccessKey: key(aws.secretAccessKey),
                sessionToken: aws.sessionToken.map(key), signature: SignatureV4(region: configuration.region ?? ""),
                authority: endpoint.authority, now: surroundings.now)
        }
        guard let source = configuration.key else { return OpenDoor() }
        return KeyAuthorizer(key: key(source), header: configuration.kind.keyHeader)
    }
}
