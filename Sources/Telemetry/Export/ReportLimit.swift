/// Keeps something that happens again and again from being told each time.
struct ReportLimit {
    /// How long it is silent after it was told.
    static let silence: Duration = .seconds(300)

    private var lastTold: Duration?

    /// Whether it is told this time.
    mutating func tells(at now: Duration) -> Bool {
        if let lastTold, now - lastTold < Self.silence { return false }
        lastTold = now
        return true
    }
}
