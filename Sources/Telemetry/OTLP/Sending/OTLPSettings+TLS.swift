internal import NIOSSL

extension OTLPSettings {
    /// Reads the certificates. Blocks for the time of reading small files.
    ///
    /// - Returns: nil where none is set.
    /// - Throws: An ``OpenTelemetryError`` that names the file that is no certificate or no key.
    func makeTLSConfiguration() throws(OpenTelemetryError) -> TLSConfiguration? {
        guard certificate != nil || clientCertificate != nil else { return nil }
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if let certificate {
            configuration.trustRoots = .certificates(
                try Self.certificates(certificate, "OTEL_EXPORTER_OTLP_CERTIFICATE"))
        }
        if let clientCertificate, let clientKey {
            configuration.certificateChain = try Self.certificates(
                clientCertificate, "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"
            ).map { .certificate($0) }
            do {
                configuration.privateKey = .privateKey(try NIOSSLPrivateKey(file: clientKey, format: .pem))
                // Only a context compares the certificate with the key.
                _ = try NIOSSLContext(configuration: configuration)
            } catch {
                throw OpenTelemetryError(
                    "OTEL_EXPORTER_OTLP_CLIENT_KEY",
                    "names \(clientKey), which is not the key of \(clientCertificate) in PEM; check both files")
            }
        }
        return configuration
    }

    private static func certificates(
        _ file: String, _ variable: String
    ) throws(OpenTelemetryError) -> [NIOSSLCertificate] {
        do {
            return try NIOSSLCertificate.fromPEMFile(file)
        } catch {
            throw OpenTelemetryError(
                variable, "names \(file), which is no file of certificates in PEM; check the path and the file")
        }
    }
}
