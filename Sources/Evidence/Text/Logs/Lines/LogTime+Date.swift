import Foundation

extension LogTime {
    /// The time of a date with a time at a position.
    ///
    /// - Parameters:
    ///   - bytes: The line.
    ///   - start: Where the time begins.
    ///   - reference: Formats without a year have the one that makes the time the latest before this, or a day after
    /// it.
    /// - Returns: nil where there is none, or it has no date. Without a zone it is UTC.
    static func date(in bytes: UnsafeRawBufferPointer, at start: Int, reference: Date) -> Date? {
        guard let end = end(in: bytes, at: start, to: bytes.count) else { return nil }
        if let year = digits(bytes, start, 4) {
            guard let month = digits(bytes, start + 5, 2), let day = digits(bytes, start + 8, 2),
                let clock = seconds(in: bytes, at: start + 11)
            else { return nil }
            let zone = zone(in: bytes, from: start + 19, to: end)
            return date(year, month, day)?.addingTimeInterval(clock - zone)
        }
        if let day = digits(bytes, start, 2), bytes[start + 2] == UInt8(ascii: "/") {
            guard let month = month(bytes, start + 3), let year = digits(bytes, start + 7, 4),
                let clock = seconds(in: bytes, at: start + 12)
            else { return nil }
            return date(year, month, day)?.addingTimeInterval(clock - zone(in: bytes, from: start + 20, to: end))
        }
        guard let month = month(bytes, start), let clock = seconds(in: bytes, at: start + 7) else { return nil }
        let day = digits(bytes, start + 4, 2) ?? digits(bytes, start + 5, 1)
        return day.flatMap { yearless($0, month, clock, reference) }
    }

    /// The time of klog's `MMDD hh:mm:ss.ffffff` behind the letter of the severity.
    static func klogDate(in bytes: UnsafeRawBufferPointer, at start: Int, reference: Date) -> Date? {
        guard let month = digits(bytes, start, 2), let day = digits(bytes, start + 2, 2),
            let clock = seconds(in: bytes, at: start + 5)
        else { return nil }
        return yearless(day, month, clock, reference)
    }

    /// The time of a number: seconds, milliseconds, microseconds or nanoseconds since 1970, by its size.
    static func date(epoch value: Double) -> Date? {
        guard value > 1e8, value < 1e20 else { return nil }
        var seconds = value
        while seconds > 1e11 { seconds /= 1000 }
        return Date(timeIntervalSince1970: seconds)
    }

    private static func yearless(_ day: Int, _ month: Int, _ clock: Double, _ reference: Date) -> Date? {
        let days = Int((reference.timeIntervalSince1970 / 86400).rounded(.down))
        let year = civilYear(ofDay: days)
        let dates = [year + 1, year, year - 1].compactMap { date($0, month, day)?.addingTimeInterval(clock) }
        return dates.first { $0 <= reference.addingTimeInterval(86400) }
    }

    /// Seconds since midnight of `hh:mm:ss` with or without a fraction.
    private static func seconds(in bytes: UnsafeRawBufferPointer, at start: Int) -> Double? {
        guard let hours = digits(bytes, start, 2), let minutes = digits(bytes, start + 3, 2),
            let seconds = digits(bytes, start + 6, 2), hours < 24, minutes < 60, seconds <= 60
        else { return nil }
        var fraction = 0.0
        var scale = 0.1
        var position = start + 8
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: ",") {
            position += 1
            while position < bytes.count, scale > 1e-10, 0x30...0x39 ~= bytes[position] {
                fraction += Double(bytes[position] - 0x30) * scale
                scale /= 10
                position += 1
            }
        }
        return Double(hours * 3600 + minutes * 60 + seconds) + fraction
    }

    /// The offset from UTC that a time ends with, in seconds.
    private static func zone(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Double {
        guard
            let sign = (start..<end).last(where: { bytes[$0] == UInt8(ascii: "+") || bytes[$0] == UInt8(ascii: "-") }),
            let hours = digits(bytes, sign + 1, 2), let minutes = digits(bytes, end - 2, 2)
        else { return 0 }
        let seconds = Double(hours * 3600 + minutes * 60)
        return bytes[sign] == UInt8(ascii: "-") ? -seconds : seconds
    }

    /// Midnight of a day of the proleptic Gregorian calendar, in UTC.
    private static func date(_ year: Int, _ month: Int, _ day: Int) -> Date? {
        guard 1970...9999 ~= year, 1...12 ~= month, 1...31 ~= day else { return nil }
        // Days before a date, with years that begin in March, so that the leap day is the last.
        let shifted = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
        return Date(timeIntervalSince1970: Double(days) * 86400)
    }

    /// The year that a day since 1970 lies in.
    private static func civilYear(ofDay days: Int) -> Int {
        var year = 1970 + days / 366
        while let next = date(year + 1, 1, 1), Int(next.timeIntervalSince1970) / 86400 <= days { year += 1 }
        return year
    }
}
