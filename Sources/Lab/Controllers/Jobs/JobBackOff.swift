internal import Foundation

/// How long a job waits after failures before it makes another pod: pkg/controller/job/backoff_utils.go.
struct JobBackOff: Hashable {
    private(set) var failures = 0
    private(set) var lastFailure: Date?

    // job_controller.go, DefaultJobPodFailureBackOff and MaxJobPodFailureBackOff.
    static let initial: TimeInterval = 10
    static let longest: TimeInterval = 600

    /// Takes note of pods that ended; those that failed after the last success count.
    mutating func note(succeeded: [Date], failed: [Date]) {
        if let success = succeeded.max() {
            failures = failed.count { $0 > success }
            lastFailure = failed.max().flatMap { $0 > success ? $0 : nil }
        } else {
            failures += failed.count
            lastFailure = [lastFailure, failed.max()].compactMap(\.self).max()
        }
    }

    /// When the next pod may be made; nil: at once.
    var due: Date? {
        guard failures > 0, let lastFailure else { return nil }
        return lastFailure.addingTimeInterval(Self.delay(after: failures))
    }

    static func delay(after failures: Int) -> TimeInterval {
        guard failures > 0 else { return 0 }
        return failures > 7 ? longest : min(longest, initial * Double(1 << (failures - 1)))
    }
}
