import ArgumentParser
import Foundation
import Operator

/// A span of time as it is typed: `90s`, `10m`, `12h`, `30d`.
struct TimeSpan: ExpressibleByArgument, Hashable, Sendable {
    let seconds: TimeInterval
    let defaultValueDescription: String

    init?(argument: String) {
        guard let duration = Duration(settingText: argument) else { return nil }
        seconds = TimeInterval(duration.components.seconds)
        defaultValueDescription = argument
    }

    init(days: Int) {
        seconds = TimeInterval(days) * 86_400
        defaultValueDescription = "\(days)d"
    }

    /// The time so long ago.
    var start: Date { Date().addingTimeInterval(-seconds) }
}
