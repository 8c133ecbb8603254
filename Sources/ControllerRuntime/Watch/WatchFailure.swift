internal import KubernetesModel

/// Why a list or a watch failed, as far as it matters for what to do next.
public enum WatchFailure: Hashable, Sendable {
    /// The version to go on from is no longer kept: list anew.
    case expired
    /// The API server has not come as far as the version yet, as after it was restored.
    case versionTooLarge
    /// The API server is overloaded; how long it asks to be left alone, where it says so.
    case throttled(retryAfter: Duration?)
    /// Nothing answers at the address, or the connection broke: what is known stays valid.
    case unreachable(String)
    /// The stream went silent: the connection is dead, or the server is.
    case silent
    /// The stream ended at once and brought nothing, as behind a proxy that cuts streams.
    case endedAtOnce
    /// The API server failed.
    case serverError(String)
    /// A right is missing; the message says which.
    case forbidden(String)
    /// The cluster does not serve the kind.
    case notServed(String)
    /// Anything else.
    case other(String)

    /// The failure that an `ERROR` frame tells of. It arrives under HTTP status 200.
    init(_ status: APIStatus) {
        let message = status.message ?? status.reason ?? "the API server gave no reason"
        switch (status.code, status.reason) {
        case (410, _), (_, "Expired"), (_, "Gone"): self = .expired
        case (429, _), (_, "TooManyRequests"):
            self = .throttled(retryAfter: status.details?.retryAfterSeconds.map { .seconds($0) })
        case (504, _) where status.details?.causes.contains { $0.reason == "ResourceVersionTooLarge" } == true:
            self = .versionTooLarge
        case (403, _), (_, "Forbidden"): self = .forbidden(message)
        case (404, _), (_, "NotFound"): self = .notServed(message)
        case (.some(500...), _), (_, "InternalError"): self = .serverError(message)
        default: self = .other(message)
        }
    }

    /// A short name from a closed set, for metrics.
    public var name: String {
        switch self {
        case .expired: "expired"
        case .versionTooLarge: "version_too_large"
        case .throttled: "throttled"
        case .unreachable: "unreachable"
        case .silent: "silent"
        case .endedAtOnce: "ended_at_once"
        case .serverError: "server_error"
        case .forbidden: "forbidden"
        case .notServed: "not_served"
        case .other: "other"
        }
    }
}

extension WatchFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .expired: "the version to watch from has expired"
        case .versionTooLarge: "the API server has not reached the known version yet"
        case .throttled: "the API server throttles"
        case .silent: "the watch went silent"
        case .endedAtOnce: "the watch ended at once and brought nothing; does a proxy on the way cut streams?"
        case .unreachable(let message), .serverError(let message), .forbidden(let message), .notServed(let message),
            .other(let message):
            message
        }
    }
}
