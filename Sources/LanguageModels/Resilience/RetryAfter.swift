import Foundation

/// The wait that an answer's headers ask for.
enum RetryAfter {
    /// More than this is read as this.
    private static let longest: TimeInterval = 30 * 86_400

    /// Reads `retry-after-ms` (milliseconds), then `retry-after`: seconds, also with a fraction, or a date (RFC 9110,
    /// section 10.2.3).
    ///
    /// - Returns: nil where no wait is asked for, or none that can be understood.
    static func duration(_ headers: WireHeaders, now: Date) -> Duration? {
        if let wait = headers["retry-after-ms"].flatMap(Double.init) { return duration(seconds: wait / 1_000) }
        guard let text = headers["retry-after"] else { return nil }
        if let seconds = Double(text) { return duration(seconds: seconds) }
        return date(text).flatMap { duration(seconds: $0.timeIntervalSince(now)) }
    }

    private static func duration(seconds: TimeInterval) -> Duration? {
        seconds > 0 ? .seconds(min(seconds, longest)) : nil
    }

    private static func date(_ text: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.date(from: text)
    }
}
