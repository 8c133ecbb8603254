/// Something that a dossier does not hold, and why: what is not seen must not look like what is well.
public struct Omission: Codable, Hashable, Sendable {
    /// What is missing: `logs of container web of pod/checkout-x`, `3 events`.
    public var what: String
    /// Why: `the token budget`, `no right to read them`, `Prometheus is not configured`.
    public var why: String

    public init(_ what: String, because why: String) {
        self.what = what
        self.why = why
    }
}
