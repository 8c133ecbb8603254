import NIOSSL

/// The certificates and keys of one connection, as read.
struct TLSMaterial: Hashable, Sendable {
    /// A certificate chain and its key, in PEM.
    struct Identity: Hashable, Sendable {
        var certificate: [UInt8]
        var key: Redacted<[UInt8]>
        /// Where the two come from, for messages.
        var origin: String
    }

    var settings: TLSSettings
    var authority: [UInt8]?
    var identity: Identity?

    /// Reads everything that a configuration names.
    static func read(
        _ settings: TLSSettings, identity: Credentials.ClientIdentity?
    ) throws(KubernetesError) -> TLSMaterial {
        TLSMaterial(
            settings: settings, authority: try settings.certificateAuthority?.read(), identity: try identity?.read())
    }

    /// Makes the TLS configuration of a client.
    ///
    /// - Throws: A ``KubernetesError`` that names the file and the key of what is no certificate or no key.
    func makeConfiguration() throws(KubernetesError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if settings.skipsVerification { configuration.certificateVerification = .none }
        if let authority, let origin = settings.certificateAuthority {
            do {
                configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(authority))
            } catch {
                throw origin.error("is not a certificate in PEM", cause: error)
            }
        }
        if let identity {
            do {
                configuration.certificateChain = try NIOSSLCertificate.fromPEMBytes(identity.certificate)
                    .map { .certificate($0) }
                configuration.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: identity.key.exposed, format: .pem))
                // Only a context compares the certificate with the key.
                _ = try NIOSSLContext(configuration: configuration)
            } catch {
                throw KubernetesError(
                    .configuration, "\(identity.origin): the client certificate and its key are not a pair in PEM",
                    cause: error)
            }
        }
        return configuration
    }
}

extension Credentials.ClientIdentity {
    func read() throws(KubernetesError) -> TLSMaterial.Identity {
        TLSMaterial.Identity(
            certificate: try certificate.read(), key: Redacted(try key.read()), origin: certificate.origin)
    }
}
