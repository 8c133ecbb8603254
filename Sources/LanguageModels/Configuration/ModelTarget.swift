/// One model of one provider: `openai/gpt-5.2`.
public struct ModelTarget: Hashable, Sendable, CustomStringConvertible {
    /// As the configuration calls it.
    public var provider: String
    /// As the provider calls it; on Azure the deployment's name.
    public var model: String

    public init(provider: String, model: String) {
        self.provider = provider
        self.model = model
    }

    /// Reads `PROVIDER/MODEL`; nil for anything else. Models may have slashes in their names.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        self.init(provider: String(parts[0]), model: String(parts[1]))
    }

    public var description: String { "\(provider)/\(model)" }
}
