/// Spans of time as people read them: `45 s`, `3 min 20 s`, `1 h 5 min`.
package enum TimeText {
    package static func of(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds < 1e12 else { return "-" }
        let whole = Int(seconds.rounded())
        let parts = [(whole / 3600, "h"), (whole / 60 % 60, "min"), (whole % 60, "s")].filter { $0.0 != 0 }
        return parts.isEmpty ? "0 s" : parts.prefix(2).map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }

    package static func of(_ duration: Duration) -> String { of(duration / .seconds(1)) }
}
