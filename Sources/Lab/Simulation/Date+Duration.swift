package import Foundation

extension Date {
    package static func + (date: Date, duration: Duration) -> Date { date.addingTimeInterval(duration / .seconds(1)) }

    package static func - (date: Date, duration: Duration) -> Date { date + (.zero - duration) }
}
