public import ModelExchange

/// What a failed response means for whoever sent the request.
public struct WireFailure: Error, Hashable, Sendable {
    public var error: ModelError
    /// Whether the same request may succeed when it is sent again after a while.
    public var isWorthRetrying: Bool
    /// The provider's reason, where its filter took the request for harmful and turned it down: that is no failure but
    /// a refusal, like one inside of a reply. Nil: the provider failed.
    public var refusal: String?

    public init(_ error: ModelError, isWorthRetrying: Bool, refusal: String? = nil) {
        self.error = error
        self.isWorthRetrying = isWorthRetrying
        self.refusal = refusal
    }

    /// The reply that a refusal is; nil for a true failure.
    ///
    /// - Parameters:
    ///   - provider: The provider's name as OpenTelemetry has it.
    ///   - model: The model that was asked.
    public func reply(provider: String, model: String) -> ModelReply? {
        refusal.map { reason in
            ModelReply(
                outcome: .refused(reason), turn: ModelTurn(), usage: TokenUsage(), provider: provider, model: model,
                finishReasons: ["content_filter"])
        }
    }
}
