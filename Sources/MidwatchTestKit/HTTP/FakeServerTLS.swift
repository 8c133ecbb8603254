import NIOSSL

/// How a fake server proves who it is, and whether its clients have to.
public struct FakeServerTLS: Sendable {
    /// The certificate and its key, in PEM.
    public var certificate = TestCertificates.server
    public var key = TestCertificates.serverKey
    /// Refuses clients without a certificate of the test authority.
    public var requiresClientCertificate = false

    public init(
        certificate: String = TestCertificates.server, key: String = TestCertificates.serverKey,
        requiresClientCertificate: Bool = false
    ) {
        self.certificate = certificate
        self.key = key
        self.requiresClientCertificate = requiresClientCertificate
    }

    func makeContext() throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
        if requiresClientCertificate {
            configuration.certificateVerification = .noHostnameVerification
            configuration.trustRoots = .certificates(
                try NIOSSLCertificate.fromPEMBytes(Array(TestCertificates.authority.utf8)))
        }
        return try NIOSSLContext(configuration: configuration)
    }
}
