package import Foundation

/// Tells of a scenario's steps as they happen.
package struct StepTeller: Sendable {
    private let steps: [(date: Date, note: String?)]
    private var told = 0

    /// - Parameter opening: What the steps are counted from.
    package init(_ scenario: Scenario, opening: Date) {
        steps = scenario.steps.map { (opening + $0.at, $0.note) }
    }

    /// Whether everything has happened.
    package var isComplete: Bool { told == steps.count }

    /// The words for what happened since the last time.
    package mutating func news(until now: Date) -> [(date: Date, note: String)] {
        let happened = steps.dropFirst(told).prefix { $0.date <= now }
        told += happened.count
        return happened.compactMap { step in step.note.map { (step.date, $0) } }
    }
}
