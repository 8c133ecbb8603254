import Foundation
import ModelExchange

/// Signs each request with a key of AWS.
struct SignatureAuthorizer: Authorizer {
    let accessKeyID: RotatingKey
    let secretAccessKey: RotatingKey
    let sessionToken: RotatingKey?
    let signature: SignatureV4
    /// What the `Host` header says.
    let authority: String
    let now: @Sendable () -> Date

    func grant(for call: WireCall) async throws(ModelError) -> Grant {
        let (id, secret) = (try await accessKeyID.current(), try await secretAccessKey.current())
        let token = try await sessionToken?.current()
        let headers = signature.headers(
            for: call, host: authority, at: now(),
            credentials: AWSCredentials(
                accessKeyID: id.key.exposed, secretAccessKey: secret.key, sessionToken: token?.key))
        return Grant(
            headers: Dictionary(
                headers.sorted.map { ($0.name, SecretText($0.value)) }, uniquingKeysWith: { first, _ in first }),
            // Each part counts up by itself, so that the sum is another one after any change.
            serial: id.serial + secret.serial + (token?.serial ?? 0))
    }
}
