public import Foundation
public import ModelExchange

/// Whether a provider is asked at the moment; for probes and conditions.
public struct ProviderStatus: Hashable, Sendable {
    /// What becomes of a request.
    public enum State: Hashable, Sendable {
        case ready
        /// Requests are turned away until a time, and one is let through then to try. The reason holds no key.
        case open(until: Date, code: ModelError.Code, reason: String)
    }

    /// As the configuration calls it.
    public var name: String
    public var state: State
}
