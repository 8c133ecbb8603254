import Foundation
import KubernetesModel
import Logging
import MidwatchTestKit

@testable import KubernetesClient

extension KubernetesConfiguration {
    /// A configuration for a fake server, which it trusts.
    static func fake(
        _ server: String, tls: TLSSettings = .trusting(TestCertificates.authority),
        credentials: Credentials = Credentials(), impersonation: Impersonation? = nil, proxy: Proxy? = nil
    ) throws -> KubernetesConfiguration {
        guard let url = URL(string: server) else { throw CancellationError() }
        return KubernetesConfiguration(
            contextName: "fake", clusterName: "fake", server: url, namespace: "default", tls: tls, proxy: proxy,
            credentials: credentials, impersonation: impersonation)
    }
}

extension TLSSettings {
    /// Trusts one authority.
    static func trusting(_ authority: String) -> TLSSettings {
        TLSSettings(certificateAuthority: Material(bytes: Array(authority.utf8), origin: "test: authority"))
    }
}

extension KubernetesAPI {
    /// Runs a test with a client, which is shut down afterwards.
    @discardableResult
    static func with<Result>(
        _ configuration: KubernetesConfiguration, periods: Authenticator.Periods = Authenticator.Periods(),
        log: RecordingLog = RecordingLog(), _ body: (KubernetesAPI) async throws -> Result
    ) async throws -> Result {
        let api = KubernetesAPI(configuration: configuration, periods: periods, logger: log.logger)
        do {
            let result = try await body(api)
            try await api.shutdown()
            return result
        } catch {
            try await api.shutdown()
            throw error
        }
    }

    /// Runs a test with a client of a fake server.
    @discardableResult
    static func withFake<Result>(
        tls: FakeServerTLS? = nil, handler: @escaping FakeServer.Handler, log: RecordingLog = RecordingLog(),
        _ body: (KubernetesAPI, FakeServer) async throws -> Result
    ) async throws -> Result {
        try await FakeServer.run(tls: tls, handler: handler) { server in
            try await with(.fake(server.url), log: log) { api in try await body(api, server) }
        }
    }
}

/// The code of the error that an operation throws, or nil where it throws none of this client.
func code<Result>(of operation: () async throws -> Result) async -> KubernetesError.Code? {
    await error(of: operation)?.code
}

/// The error that an operation throws, or nil where it throws none of this client.
func error<Result>(of operation: () async throws -> Result) async -> KubernetesError? {
    do {
        _ = try await operation()
        return nil
    } catch {
        return error as? KubernetesError
    }
}

/// A pod as the API writes it.
func podJSON(_ name: String, version: Int = 1, namespace: String = "shop") -> String {
    """
    {"kind":"Pod","apiVersion":"v1","metadata":{"name":"\(name)","namespace":"\(namespace)",\
    "uid":"00000000-0000-0000-0000-00000000000\(version % 10)","resourceVersion":"\(version)"},\
    "spec":{"containers":[{"name":"web"}]}}
    """
}
