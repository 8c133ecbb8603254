import MidwatchTestKit
import Synchronization

@testable import Telemetry

/// A clock that skips short sleeps, and lets the time pass that they would have taken; long ones last for ever.
///
/// So what waits between two attempts waits for nothing, and what bounds an attempt does not come too early.
final class SkippingClock: Clock {
    private let base = ManualClock()
    private let threshold: Duration
    private let skips = Mutex<[Duration]>([])
    private let longSleeps = Mutex(0)

    init(skippingBelow threshold: Duration) { self.threshold = threshold }

    var now: ManualClock.Instant { base.now }

    var minimumResolution: Duration { .zero }

    /// The sleeps that were skipped, to the millisecond.
    var skipped: [Duration] {
        skips.withLock { skips in skips.map { .milliseconds(Int(($0 / .milliseconds(1)).rounded())) } }
    }

    /// Waits until so many long sleeps have begun, then lets time pass.
    func advance(by duration: Duration, afterSleeps count: Int) async throws {
        while longSleeps.withLock({ $0 < count }) {
            try Task.checkCancellation()
            await Task.yield()
        }
        // The last of them has begun; it is due at once or falls asleep before the clock moves.
        base.advance(by: duration)
    }

    func sleep(until deadline: ManualClock.Instant, tolerance: Duration?) async throws {
        let duration = now.duration(to: deadline)
        guard duration < threshold else {
            longSleeps.withLock { $0 += 1 }
            return try await base.sleep(until: deadline, tolerance: tolerance)
        }
        try Task.checkCancellation()
        skips.withLock { $0.append(duration) }
        base.advance(by: duration)
    }
}
