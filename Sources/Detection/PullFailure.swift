/// Why an image cannot be pulled, from the runtime's and registry's words. Three causes that look alike and want
/// different repairs: a wrong name, a missing right, and a registry that does not answer.
package enum PullFailure: Hashable, Sendable {
    /// The repository or the tag does not exist.
    case notFound
    /// The registry wants credentials, or others.
    case unauthorized
    /// The registry does not tell which: no such repository, or no right to it.
    case denied
    /// Too many pulls.
    case rateLimited
    /// The registry is not reached, or fails itself.
    case unreachable
    /// The image's name is not well-formed.
    case invalidName
    /// The policy is Never, and the node does not have the image.
    case neverPulled
    /// The image's signature is not accepted.
    case signature
    /// There is no image for the node's architecture.
    case wrongPlatform
    /// None of these words.
    case unknown

    package init(_ message: String) {
        let text = message.lowercased()
        self = Self.phrases.first { _, phrases in phrases.contains(where: text.contains) }?.failure ?? .unknown
    }

    /// Whether the failure often passes by itself.
    package var isTransient: Bool { self == .unreachable || self == .rateLimited }

    // The order matters: a registry whose host does not resolve is unreachable, not a missing image, and most messages
    // of containerd begin with `failed to resolve reference`, whatever the cause.
    private static let phrases: [(failure: PullFailure, phrases: [String])] = [
        (.rateLimited, ["toomanyrequests", "429 too many", "rate limit", "too many requests"]),
        (
            .unreachable,
            [
                "no such host", "i/o timeout", "connection refused", "dial tcp", "tls handshake timeout", "x509:",
                "registryunavailable", "server misbehaving", "deadline exceeded", "connection reset", "unexpected eof",
                "500 internal server error", "502 bad gateway", "503 service unavailable", "504 gateway",
                "server gave http response to https client", "network is unreachable", "no route to host",
            ]
        ),
        (.signature, ["signaturevalidationfailed", "signature validation failed"]),
        (
            .invalidName,
            [
                "invalidimagename", "invalid reference format", "couldn't parse image",
                "failed to apply default image tag",
            ]
        ),
        (.neverPulled, ["pull policy of never", "errimageneverpull"]),
        (.wrongPlatform, ["no match for platform", "no matching manifest"]),
        (.denied, ["repository does not exist or may require"]),
        (.notFound, ["manifest unknown", "not found", "name unknown", "no such image"]),
        (
            .unauthorized,
            [
                "unauthorized", "authorization failed", "authentication required", "denied", "403 forbidden",
                "insufficient_scope", "no basic auth credentials",
            ]
        ),
    ]
}
