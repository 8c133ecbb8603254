internal import Foundation

/// Which of a schedule's moments is due: pkg/controller/cronjob/utils.go, mostRecentScheduleTime.
struct CronTimes: Hashable {
    /// The latest moment that has come; nil: none since the last.
    let due: Date?
    /// Whether so many were missed that something is wrong.
    let hasMissedTooMany: Bool

    private static let missedLimit = 100

    /// - Parameters:
    ///   - last: The moment that was last heeded, or when the CronJob was made.
    ///   - deadline: How late a start may be, in seconds.
    init(_ schedule: CronSchedule, since last: Date, deadline: Int?, now: Date) {
        let earliest = deadline.map { max(last, now.addingTimeInterval(-Double($0))) } ?? last
        guard let first = schedule.next(after: earliest), first <= now else {
            self.init(due: nil, hasMissedTooMany: false)
            return
        }
        guard let second = schedule.next(after: first), second <= now else {
            self.init(due: first, hasMissedTooMany: false)
            return
        }
        // As with even gaps; the last ones are looked at one by one.
        let gap = max(1, second.timeIntervalSince(first))
        let missed = (now.timeIntervalSince(first) / gap).rounded(.down) + 1
        var (due, moment) = (second, schedule.next(after: first.addingTimeInterval(max(0, missed - 2) * gap)))
        while let next = moment, next <= now {
            due = next
            moment = schedule.next(after: next)
        }
        self.init(due: due, hasMissedTooMany: missed > Double(Self.missedLimit))
    }

    private init(due: Date?, hasMissedTooMany: Bool) {
        self.due = due
        self.hasMissedTooMany = hasMissedTooMany
    }
}
