internal import Foundation

/// When a collector wants to be asked again: the header `Retry-After` (RFC 9110, section 10.2.3).
enum RetryAfter: Hashable, Sendable {
    case delay(Duration)
    case date(Date)

    /// Reads the header.
    ///
    /// - Returns: nil where it is neither a number of seconds nor a date in the form that RFC 9110 wants to be written.
    init?(_ header: String) {
        let text = header.trimmingBlanks
        if let seconds = UInt32(text) {
            self = .delay(.seconds(Int64(seconds)))
        } else if let date = Self.date(text) {
            self = .date(date)
        } else {
            return nil
        }
    }

    /// How long it is until then; never less than nothing.
    func delay(at now: Date) -> Duration {
        switch self {
        case .delay(let delay): delay
        case .date(let date): .seconds(max(0, date.timeIntervalSince(now)))
        }
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`.
    private static func date(_ text: Substring) -> Date? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].count == 4, parts[0].last == ",", parts[5] == "GMT",
            let month = months.firstIndex(where: { $0 == parts[2] })
        else { return nil }
        let time = parts[4].split(separator: ":", omittingEmptySubsequences: false)
        let numbers = ([parts[1], parts[3]] + time).map { UInt16($0).map { Int($0) } ?? -1 }
        guard numbers.count == 5, 1...31 ~= numbers[0], 1970...9_999 ~= numbers[1], 0...23 ~= numbers[2],
            0...59 ~= numbers[3], 0...60 ~= numbers[4]
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar.date(
            from: DateComponents(
                year: numbers[1], month: month + 1, day: numbers[0], hour: numbers[2], minute: numbers[3],
                second: numbers[4]))
    }
}
