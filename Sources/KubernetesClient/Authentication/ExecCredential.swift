import Foundation
import KubernetesModel
import Yams

/// What a plugin answered: a token, a certificate, or both.
struct ExecCredential: Sendable {
    var token: Redacted<String>?
    var identity: TLSMaterial.Identity?
    var expiresAt: Date?

    /// Renewed this long before it expires, so that it holds for the request that it is taken for.
    static let slack: TimeInterval = 60

    /// Whether the credential can still be used.
    func isFresh(at now: Date) -> Bool {
        expiresAt.map { now.addingTimeInterval(Self.slack) < $0 } ?? true
    }
}

extension ExecCredential {
    private struct Answer: Decodable {
        struct Status: Decodable {
            var token: String?
            var clientCertificateData: String?
            var clientKeyData: String?
            var expirationTimestamp: String?
        }

        var apiVersion: String
        var kind: String
        var status: Status?
    }

    /// Reads the answer of a plugin: JSON, or YAML as some write it.
    init(output: [UInt8], of plugin: ExecPlugin) throws(KubernetesError) {
        func error(_ problem: String) -> KubernetesError {
            KubernetesError(.authentication, "\(plugin.origin): \(plugin.command) \(problem)")
        }
        let data = Data(output)
        // The decoders' own errors quote the answer, which holds a secret.
        guard
            let answer = (try? JSONDecoder().decode(Answer.self, from: data))
                ?? (try? YAMLDecoder().decode(Answer.self, from: data))
        else { throw error("does not answer with an ExecCredential") }
        guard answer.kind == "ExecCredential", answer.apiVersion == plugin.apiVersion else {
            throw error("answers with \(answer.kind) of \(answer.apiVersion), not of \(plugin.apiVersion)")
        }
        guard let status = answer.status else { throw error("answers without a status") }
        if let text = status.token, !text.isEmpty {
            guard let token = Credentials.bearerToken(text) else { throw error("answers with a token that has blanks") }
            self.token = Redacted(token)
        }
        switch (status.clientCertificateData, status.clientKeyData) {
        case (let certificate?, let key?):
            identity = TLSMaterial.Identity(
                certificate: Array(certificate.utf8), key: Redacted(Array(key.utf8)), origin: plugin.origin)
        case (nil, nil): break
        default: throw error("answers with a certificate or a key, but not both")
        }
        guard token != nil || identity != nil else { throw error("answers without a token or a certificate") }
        if let text = status.expirationTimestamp {
            guard let date = KubernetesJSON.parseDate(text) else { throw error("answers with an unreadable expiry") }
            expiresAt = date
        }
    }
}
