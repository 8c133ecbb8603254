import Incidents

/// A span of each week in UTC, as seconds since Monday 00:00. One that passes midnight on Sunday goes on on Monday.
struct WeeklyWindow: Hashable {
    static let day = 86_400
    static let week = 7 * day

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// One span a day on which the window begins. The end may lie beyond the week's.
    let spans: [Range<Int>]

    /// Reads a window of a policy.
    ///
    /// - Throws: ``PolicyProblem`` for a day or time that is none.
    init(_ window: AutonomyPolicy.Window, field: String) throws(PolicyProblem) {
        let from = try Self.second(of: window.from, field: "\(field).from")
        let to = try Self.second(of: window.to, field: "\(field).to")
        guard from < Self.day else {
            throw PolicyProblem(field: "\(field).from", problem: "24:00 begins no window: write 00:00 of the next day")
        }
        guard from != to else {
            throw PolicyProblem(
                field: "\(field).to", problem: "it is the same as from: write 00:00 to 24:00 for a whole day")
        }
        let length = to > from ? to - from : to - from + Self.day
        let days = try Self.numbers(of: window.days, field: "\(field).days")
        spans = days.map { day in day * Self.day + from..<day * Self.day + from + length }
    }

    /// The second of the week, for seconds since 1970, which began on a Thursday, three days into the week.
    static func second(ofWeekAt epoch: Double) -> Int {
        let remainder = (epoch + 3 * Double(day)).truncatingRemainder(dividingBy: Double(week))
        return Int(remainder < 0 ? remainder + Double(week) : remainder)
    }

    /// Whether a second of the week lies inside.
    func contains(_ second: Int) -> Bool {
        spans.contains { $0.contains(second) || $0.contains(second + Self.week) }
    }

    /// The seconds of the week at which the window begins or ends.
    var borders: [Int] { spans.flatMap { [$0.lowerBound % Self.week, $0.upperBound % Self.week] } }

    private static func numbers(of names: [String]?, field: String) throws(PolicyProblem) -> [Int] {
        guard let names else { return Array(days.indices) }
        guard !names.isEmpty else {
            throw PolicyProblem(field: field, problem: "it is empty: name a day, or leave it out for every day")
        }
        var numbers: [Int] = []
        for name in names {
            guard let number = days.firstIndex(of: name) else {
                throw PolicyProblem(
                    field: field, problem: "'\(name)' is no day: write Mon, Tue, Wed, Thu, Fri, Sat or Sun")
            }
            numbers.append(number)
        }
        return numbers
    }

    /// The second of the day of `HH:MM`, from 00:00 to 24:00.
    private static func second(of text: String, field: String) throws(PolicyProblem) -> Int {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy { "0"..."9" ~= $0 } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour < 24 || (hour, minute) == (24, 0)
        else {
            throw PolicyProblem(field: field, problem: "'\(text)' is no time of day: write one such as 22:00, in UTC")
        }
        return hour * 3600 + minute * 60
    }
}
