internal import Foundation

/// The lines that a program writes while it runs.
enum LogSchedule {
    /// More are not kept.
    private static let limit = 10_000

    /// The lines of the times after a moment and up to another, in their order.
    static func lines(
        of program: Program, since: Date, after start: Date, upTo end: Date
    ) -> [(time: Date, text: String)] {
        var lines: [(time: Date, text: String)] = []
        for line in program.log where !line.isLastWord {
            let first = since.addingTimeInterval(line.after.seconds)
            guard let every = line.every?.seconds, every > 0 else {
                if first > start && first <= end { lines.append((first, line.text)) }
                continue
            }
            let skipped = max(0, (start.timeIntervalSince(first) / every).rounded(.down) - 1)
            let last = (end.timeIntervalSince(first) / every).rounded(.down)
            guard last >= 0 else { continue }
            var number = max(skipped, last - Double(limit))
            while number <= last {
                let time = first.addingTimeInterval(number * every)
                if time > start && time <= end { lines.append((time, line.text)) }
                number += 1
            }
        }
        // Lines of one time stay in the order of the program.
        return lines.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    }
}
