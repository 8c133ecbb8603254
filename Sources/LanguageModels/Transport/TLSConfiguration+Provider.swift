import NIOSSL

extension TLSConfiguration {
    /// Trusts what the system trusts, and the authorities of a file.
    ///
    /// - Parameters:
    ///   - file: A file with certificates in PEM. It is read once.
    ///   - provider: Whose file it is, for the error.
    /// - Throws: A ``ConfigurationProblem`` that names the file.
    static func trusting(file: String, for provider: String) throws(ConfigurationProblem) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        do {
            let authorities = try NIOSSLCertificate.fromPEMFile(file)
            configuration.additionalTrustRoots = [.certificates(authorities)]
        } catch {
            throw ConfigurationProblem(
                "\(provider): the file of authorities \(file) cannot be read, or holds no certificate in PEM")
        }
        return configuration
    }
}
