internal import Foundation

/// How long something that failed waits before it is tried again: 10 s, doubled up to 5 min, from the start after twice
/// as long without a failure. From client-go's util/flowcontrol/backoff.go, with the kubelet's values.
struct BackOff: Hashable {
    static let initial: TimeInterval = 10
    static let maximum: TimeInterval = 300

    private(set) var delay: TimeInterval = 0
    private var updated = Date.distantPast

    /// Whether what happened at a moment is still to be waited for.
    func isWaiting(since event: Date, at now: Date) -> Bool {
        guard delay > 0, !isForgotten(at: event) else { return false }
        return now.timeIntervalSince(event) < delay
    }

    /// Whether the last failure is still to be waited for.
    func isWaiting(at now: Date) -> Bool { isWaiting(since: updated, at: now) }

    /// Makes the next wait longer.
    mutating func next(after event: Date, at now: Date) {
        delay = delay == 0 || isForgotten(at: event) ? Self.initial : min(delay * 2, Self.maximum)
        updated = now
    }

    private func isForgotten(at event: Date) -> Bool { event.timeIntervalSince(updated) > 2 * Self.maximum }

    /// The delay as Go writes durations: `10s`, `1m20s`, `5m0s`.
    var text: String { GoDuration.text(delay) }
}

/// Go's way to write durations.
enum GoDuration {
    /// Rounded to milliseconds: `1.5s`, `2m40s`, `0s`.
    static func text(_ seconds: TimeInterval) -> String {
        let milliseconds = Int((max(0, min(seconds, 1e12)) * 1000).rounded())
        guard milliseconds > 0 else { return "0s" }
        guard milliseconds >= 1000 else { return "\(milliseconds)ms" }
        let (minutes, rest) = (milliseconds / 60_000, milliseconds % 60_000)
        var fraction = ""
        if rest % 1000 > 0 {
            fraction = String(String(1000 + rest % 1000).dropFirst())
            while fraction.hasSuffix("0") { fraction.removeLast() }
            fraction = "." + fraction
        }
        let seconds = "\(rest / 1000)\(fraction)s"
        guard minutes > 0 else { return seconds }
        return minutes < 60 ? "\(minutes)m\(seconds)" : "\(minutes / 60)h\(minutes % 60)m\(seconds)"
    }
}
