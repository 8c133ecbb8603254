/// How much history the journal keeps.
public struct Retention: Hashable, Sendable {
    /// Steps and records that are older go.
    public var maxAge: Duration
    /// Of more steps the oldest go.
    public var maxEntries: Int
    /// Of more incidents, and of more action requests, the oldest go.
    public var maxRecords: Int
    /// Cases of consultations that are older go, the steps that tell of them stay. No more than ``maxAge``.
    public var maxCaseAge: Duration
    /// Of more bytes of cases the oldest go.
    public var maxCaseBytes: Int
    /// Of a single case that is larger the long texts are cut, in bytes.
    public var maxBytesPerCase: Int

    /// - Parameters:
    ///   - maxAge: 400 days by default: the same season of last year can be compared.
    ///   - maxEntries: 500,000 by default: at about 1 KB each, half a gigabyte.
    ///   - maxRecords: 50,000 by default.
    ///   - maxCaseAge: 180 days by default, as long as an outcome counts.
    ///   - maxCaseBytes: 256 MiB by default: some 4,000 cases of 15,000 tokens.
    ///   - maxBytesPerCase: 1 MiB by default.
    public init(
        maxAge: Duration = .seconds(400 * 86_400), maxEntries: Int = 500_000, maxRecords: Int = 50_000,
        maxCaseAge: Duration = .seconds(180 * 86_400), maxCaseBytes: Int = 256 * 1024 * 1024,
        maxBytesPerCase: Int = 1024 * 1024
    ) {
        self.maxAge = maxAge
        self.maxEntries = maxEntries
        self.maxRecords = maxRecords
        self.maxCaseAge = maxCaseAge
        self.maxCaseBytes = maxCaseBytes
        self.maxBytesPerCase = maxBytesPerCase
    }
}
