internal import Foundation

/// A day of the calendar.
struct CivilDate: Hashable {
    let year: Int
    let month: Int
    let day: Int
    /// 0: Sunday.
    let weekday: Int

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    /// - Parameter days: Since 1970-01-01.
    init(days: Int) {
        let date = Date(timeIntervalSince1970: Double(days) * 86400)
        let components = Self.calendar.dateComponents([.year, .month, .day, .weekday], from: date)
        year = components.year ?? 1970
        month = components.month ?? 1
        day = components.day ?? 1
        weekday = (components.weekday ?? 1) - 1
    }

    /// The day that so many seconds after 1970-01-01 lie in.
    static func days(ofSeconds seconds: Int) -> Int {
        seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
    }
}
