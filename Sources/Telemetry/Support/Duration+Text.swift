extension Duration {
    /// The duration in seconds, to the millisecond, for people: `10 s`, `0.25 s`.
    var formatted: String { "\(String.number((self / .milliseconds(1)).rounded() / 1_000)) s" }
}
