/// How much history the journal keeps.
public struct Retention: Hashable, Sendable {
    /// Steps and records that are older go.
    public var maxAge: Duration
    /// Of more steps the oldest go.
    public var maxEntries: Int
    /// Of more incidents, and of more action requests, the oldest go.
    public var maxRecords: Int

    /// - Parameters:
    ///   - maxAge: 400 days by default: the same season of last year can be compared.
    ///   - maxEntries: 500,000 by default: at about 1 KB each, half a gigabyte.
    ///   - maxRecords: 50,000 by default.
    public init(maxAge: Duration = .seconds(400 * 86_400), maxEntries: Int = 500_000, maxRecords: Int = 50_000) {
        self.maxAge = maxAge
        self.maxEntries = maxEntries
        self.maxRecords = maxRecords
    }
}
