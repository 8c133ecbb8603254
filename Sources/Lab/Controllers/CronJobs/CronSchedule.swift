internal import Foundation
internal import KubernetesModel

/// When something is due again and again, as github.com/robfig/cron/v3, the parser of Kubernetes, reads it.
struct CronSchedule: Hashable {
    private enum Rule: Hashable {
        case fields(minute: CronField, hour: CronField, dayOfMonth: CronField, month: CronField, dayOfWeek: CronField)
        case every(seconds: Int)
    }

    private let rule: Rule
    private let zone: TimeZone

    private static let descriptors = [
        "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0",
        "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
    ]

    /// Reads five fields, or a name such as `@hourly` or `@every 1h30m`.
    init(parsing text: String, zone: TimeZone = .gmt) throws(CronError) {
        self.zone = zone
        guard !text.isEmpty else { throw CronError("empty spec string") }
        if text.hasPrefix("@every ") {
            rule = .every(seconds: try Self.seconds(text.dropFirst(7), of: text))
            return
        }
        if text.hasPrefix("@"), Self.descriptors[text] == nil {
            throw CronError("unrecognized descriptor: \(text)")
        }
        let fields = (Self.descriptors[text] ?? text).split(whereSeparator: \.isWhitespace)
        guard fields.count == 5 else {
            throw CronError("expected exactly 5 fields, found \(fields.count): [\(fields.joined(separator: " "))]")
        }
        rule = .fields(
            minute: try CronField(parsing: fields[0], .minute), hour: try CronField(parsing: fields[1], .hour),
            dayOfMonth: try CronField(parsing: fields[2], .dayOfMonth),
            month: try CronField(parsing: fields[3], .month), dayOfWeek: try CronField(parsing: fields[4], .dayOfWeek))
    }

    /// A duration as Go writes them, in whole seconds, at least one.
    private static func seconds(_ text: Substring, of spec: String) throws(CronError) -> Int {
        let units: [Character: Int] = ["h": 3600, "m": 60, "s": 1]
        var (total, digits) = (0, "")
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else if let unit = units[character], digits.count <= 9, let number = Int(digits) {
                total += number * unit
                digits = ""
            } else {
                throw CronError("failed to parse duration \(spec): time: invalid duration \"\(text)\"")
            }
        }
        guard digits.isEmpty, !text.isEmpty else {
            throw CronError("failed to parse duration \(spec): time: missing unit in duration \"\(text)\"")
        }
        return max(1, total)
    }

    /// A schedule that names no day within five years has none.
    private static let horizon = 5 * 366

    /// The first moment after a date.
    func next(after date: Date) -> Date? {
        switch rule {
        case .every(let seconds):
            return Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down) + Double(seconds))
        case .fields(let minute, let hour, let dayOfMonth, let month, let dayOfWeek):
            let start = Timestamp(date).seconds + zone.secondsFromGMT(for: date)
            let today = CivilDate.days(ofSeconds: start)
            for day in today...(today + Self.horizon) {
                let civil = CivilDate(days: day)
                let (isDay, isWeekday) = (dayOfMonth.contains(civil.day), dayOfWeek.contains(civil.weekday))
                // Where both fields name days, one of them is enough.
                let isWanted = dayOfMonth.isAny || dayOfWeek.isAny ? isDay && isWeekday : isDay || isWeekday
                guard month.contains(civil.month), isWanted else { continue }
                if let moment = first(of: day, hour, minute, after: date) { return moment }
            }
            return nil
        }
    }

    private func first(of day: Int, _ hours: CronField, _ minutes: CronField, after date: Date) -> Date? {
        for hour in 0...23 where hours.contains(hour) {
            for minute in 0...59 where minutes.contains(minute) {
                if let moment = moment(day * 86400 + hour * 3600 + minute * 60), moment > date { return moment }
            }
        }
        return nil
    }

    /// The moment at which the zone's clocks show a time; nil: they skip it.
    private func moment(_ local: Int) -> Date? {
        let guess = Date(timeIntervalSince1970: Double(local))
        // The offset from GMT is that of the day before or that of the day after.
        for hours in [-24.0, 24.0] {
            let offset = zone.secondsFromGMT(for: guess.addingTimeInterval(hours * 3600))
            let moment = guess.addingTimeInterval(-Double(offset))
            if zone.secondsFromGMT(for: moment) == offset { return moment }
        }
        return nil
    }
}
