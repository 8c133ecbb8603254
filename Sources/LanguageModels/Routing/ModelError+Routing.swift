import ModelExchange

extension ModelError {
    /// No model is configured for a role.
    static func notConfigured(_ role: ModelRole) -> ModelError {
        ModelError(.notConfigured, "no model is configured for \(role.rawValue)")
    }
}
