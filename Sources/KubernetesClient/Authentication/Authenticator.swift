import AsyncHTTPClient
import Foundation
import Logging
import NIOHTTP1
import NIOSSL
import Synchronization

/// Gives each request its credential, and renews what expires or changes.
final class Authenticator: Sendable {
    /// How often files are looked at again.
    struct Periods: Sendable {
        /// A kubelet renews a service account's token at 80 % of its life, which is 10 minutes at least.
        var token: Duration = .seconds(60)
        var identity: Duration = .seconds(60)
        var authority: Duration = .seconds(300)
    }

    /// What one request is sent with.
    struct Grant: Sendable {
        var headers: [(name: String, value: String)] = []
        var tls: TLSConfiguration?
        fileprivate var execSerial: Int?
    }

    private struct TLSCache {
        var material: TLSMaterial
        var configuration: TLSConfiguration
    }

    private let configuration: KubernetesConfiguration
    private let token: RefreshedFile<Redacted<String>>?
    private let authority: RefreshedFile<[UInt8]?>
    private let identity: RefreshedFile<TLSMaterial.Identity?>
    private let plugin: ExecCredentialCache?
    private let tls = Mutex<TLSCache?>(nil)

    init(_ configuration: KubernetesConfiguration, periods: Periods = Periods(), logger: Logger) {
        self.configuration = configuration
        let (settings, credentials) = (configuration.tls, configuration.credentials)
        if case .tokenFile(let file) = credentials.authorization {
            token = RefreshedFile(period: periods.token, logger: logger) { try file.readToken() }
        } else {
            token = nil
        }
        authority = RefreshedFile(period: periods.authority, logger: logger) {
            try settings.certificateAuthority?.read()
        }
        identity = RefreshedFile(period: periods.identity, logger: logger) {
            let identity = try credentials.clientIdentity?.read()
            _ = try TLSMaterial(settings: settings, identity: identity).makeConfiguration()
            return identity
        }
        plugin = credentials.plugin.map { plugin in
            ExecCredentialCache { try await plugin.run(hasTerminal: isatty(STDIN_FILENO) == 1) }
        }
    }

    /// The credential for one request.
    func grant() async throws -> Grant {
        var grant = Grant()
        var material = TLSMaterial(
            settings: configuration.tls, authority: try await authority.value(), identity: try await identity.value())
        if let plugin {
            let entry = try await plugin.current()
            grant.execSerial = entry.serial
            if let token = entry.credential.token { grant.headers.append(Self.bearer(token)) }
            material.identity = entry.credential.identity ?? material.identity
        }
        if grant.headers.isEmpty {
            switch configuration.credentials.authorization {
            case .token(let token): grant.headers.append(Self.bearer(token))
            case .tokenFile: if let token { grant.headers.append(Self.bearer(try await token.value())) }
            case .basic(let username, let password):
                let pair = Data("\(username):\(password.exposed)".utf8).base64EncodedString()
                grant.headers.append(("Authorization", "Basic \(pair)"))
            case nil: break
            }
        }
        grant.headers += configuration.impersonation?.headers ?? []
        if configuration.server.scheme == "https" { grant.tls = try tlsConfiguration(for: material) }
        return grant
    }

    /// Takes note that the cluster refused a credential, and says whether another one may come of asking again.
    func refused(_ grant: Grant) async -> Bool {
        if let serial = grant.execSerial { await plugin?.discard(serial: serial) }
        token?.expire()
        identity.expire()
        return plugin != nil || token != nil || configuration.credentials.clientIdentity?.certificate.isFile == true
    }

    /// One configuration for as long as the material stays the same: the connection pool goes by it, so that changed
    /// material leads to new connections and the old ones drain.
    private func tlsConfiguration(for material: TLSMaterial) throws(KubernetesError) -> TLSConfiguration {
        if let cached = tls.withLock({ $0 }), cached.material == material { return cached.configuration }
        let made = try material.makeConfiguration()
        tls.withLock { $0 = TLSCache(material: material, configuration: made) }
        return made
    }

    private static func bearer(_ token: Redacted<String>) -> (name: String, value: String) {
        ("Authorization", "Bearer \(token.exposed)")
    }
}
