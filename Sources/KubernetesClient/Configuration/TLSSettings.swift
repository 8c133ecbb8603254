/// How the API server proves who it is.
struct TLSSettings: Hashable, Sendable {
    /// The authority that signs the server's certificate; nil for those that the system trusts.
    var certificateAuthority: Material?
    /// The name that the certificate has to carry, where it is not the server's host.
    var serverName: String?
    /// Set only where the configuration says so: accepts any certificate.
    var skipsVerification = false
}
