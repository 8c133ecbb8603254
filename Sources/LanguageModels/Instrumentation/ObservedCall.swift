import ModelExchange

/// Who is asked, and what for: what a span says from its beginning.
struct ObservedCall: Hashable {
    var role: ModelRole
    var target: ModelTarget
    var provider: ProviderIdentity

    /// What the provider's API does, as OpenTelemetry's conventions have it.
    var operation: String { provider.system == "gcp.gemini" ? "generate_content" : "chat" }
}
