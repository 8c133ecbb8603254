package import Foundation
internal import Synchronization

/// The Lab's time. It stands still until somebody moves it.
package final class LabClock: Sendable {
    private let time: Mutex<Date>

    package init(startingAt start: Date) { time = Mutex(start) }

    package var now: Date { time.withLock(\.self) }

    /// Moves the clock on; it never goes back.
    func advance(to date: Date) { time.withLock { $0 = max($0, date) } }
}
