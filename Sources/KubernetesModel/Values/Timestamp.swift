package import Foundation

/// A moment in whole seconds and microseconds of UTC, as the API writes it: RFC 3339.
package struct Timestamp: Hashable, Sendable {
    package var seconds: Int
    package var microseconds = 0

    package init(seconds: Int, microseconds: Int = 0) {
        self.seconds = seconds
        self.microseconds = microseconds
    }

    /// The moment of a date, to the nearest microsecond; beyond the years 0 to 9999 the nearest that can be written.
    package init(_ date: Date) {
        let interval = date.timeIntervalSince1970
        let bounded = interval.isNaN ? 0 : min(max(interval, Self.first), Self.last)
        let total = Int((bounded * 1_000_000).rounded())
        let (quotient, remainder) = total.quotientAndRemainder(dividingBy: 1_000_000)
        seconds = remainder < 0 ? quotient - 1 : quotient
        microseconds = remainder < 0 ? remainder + 1_000_000 : remainder
    }

    package var date: Date { Date(timeIntervalSince1970: Double(seconds) + Double(microseconds) / 1_000_000) }

    private static let first = -62_167_219_200.0
    private static let last = 253_402_300_799.0
}

extension Timestamp {
    /// Reads an RFC 3339 time with any offset and with or without a fraction, of which six digits count.
    package init?(parsing text: String) {
        var digits = text.utf8.makeIterator()
        var next = digits.next()

        func number(of count: Int) -> Int? {
            var value = 0
            for _ in 0..<count {
                guard let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
                next = digits.next()
            }
            return value
        }
        func skip(_ characters: String) -> UInt8? {
            guard let byte = next, characters.utf8.contains(byte) else { return nil }
            next = digits.next()
            return byte
        }

        guard let year = number(of: 4), skip("-") != nil, let month = number(of: 2), skip("-") != nil,
            let day = number(of: 2), skip("Tt ") != nil, let hour = number(of: 2), skip(":") != nil,
            let minute = number(of: 2), skip(":") != nil, let second = number(of: 2),
            1...12 ~= month, 1...Self.days(in: month, of: year) ~= day, 0...23 ~= hour, 0...59 ~= minute,
            0...60 ~= second
        else { return nil }

        var fraction = 0
        if skip(".") != nil {
            var count = 0
            while let digit = number(of: 1) {
                if count < 6 { fraction = fraction * 10 + digit }
                count += 1
            }
            guard count > 0 else { return nil }
            while count < 6 { (fraction, count) = (fraction * 10, count + 1) }
        }

        var offset = 0
        guard let zone = skip("Zz+-") else { return nil }
        if zone == UInt8(ascii: "+") || zone == UInt8(ascii: "-") {
            guard let hours = number(of: 2), skip(":") != nil, let minutes = number(of: 2), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 3600 + minutes * 60) * (zone == UInt8(ascii: "-") ? -1 : 1)
        }
        guard next == nil else { return nil }
        seconds = Self.daysSinceEpoch(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset
        microseconds = fraction
    }

    /// `2026-02-01T03:04:05Z`.
    package var text: String { "\(dateAndTime)Z" }

    /// `2026-02-01T03:04:05.000123Z`: exactly six digits of a fraction, which the API demands of a MicroTime.
    package var microText: String {
        let digits = String(microseconds)
        return "\(dateAndTime).\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)Z"
    }

    private var dateAndTime: String {
        let day = (seconds >= 0 ? seconds : seconds - 86399) / 86400
        let (year, month, dayOfMonth) = Self.civil(fromDays: day)
        let time = seconds - day * 86400
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let years = String(year)
        return "\(String(repeating: "0", count: max(0, 4 - years.count)))\(years)-\(two(month))-\(two(dayOfMonth))"
            + "T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))"
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    // The two conversions count days in eras of 400 Gregorian years (146,097 days) that begin on a first of March, so
    // that the leap day is the last of its year. 719,468 days lie between 0000-03-01 and 1970-01-01.

    private static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}
