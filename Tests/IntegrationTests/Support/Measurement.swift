import Foundation
import Incidents

/// Prints a figure, so that the log of a run shows it.
func report(_ what: String, seconds: TimeInterval) {
    report(what, .seconds(seconds))
}

/// Prints a figure, so that the log of a run shows it.
func report(_ what: String, _ duration: Duration) {
    print("measured: \(what): \(duration.formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1))))")
}

extension Incident {
    /// When the first of its signals began.
    var firstSignal: Date { spec.signals.map(\.firstSeen).min() ?? spec.openedAt }

    /// Seconds from the first signal to the outcome.
    var secondsToOutcome: TimeInterval { status.outcome?.at.timeIntervalSince(firstSignal) ?? .infinity }

    /// Whether it is over, with its signals gone.
    var isResolved: Bool { phase == .resolved }
}
