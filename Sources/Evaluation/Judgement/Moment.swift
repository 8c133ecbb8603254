internal import Foundation
internal import Incidents
internal import KubernetesModel

/// One thing that the watch found, decided or did in a trial.
package struct Moment: Codable, Sendable, Hashable {
    /// In seconds of the Lab's time, from when the fault began.
    package var after: Double
    /// What the incident is about: `deployment/checkout`.
    package var about: String
    /// `Detected`, `Diagnosed`, `Decided`, `Acted`, `Verified`, `Undone`, `Resolved` or `Escalated`.
    package var stage: String
    package var text: String

    package init(after: Double, about: String, stage: String, text: String) {
        self.after = after
        self.about = about
        self.stage = stage
        self.text = text
    }
}

extension Course {
    /// The timelines of all incidents, the first moments of them.
    package var moments: [Moment] {
        let all = incidents.flatMap { incident in
            incident.status.timeline.map { entry in
                Moment(
                    after: entry.at.timeIntervalSince(begin), about: incident.spec.target.shortName, stage: entry.stage,
                    text: entry.text)
            }
        }
        // A sort that keeps the order of what happened at once.
        let sorted = all.enumerated().sorted { ($0.element.after, $0.offset) < ($1.element.after, $1.offset) }
        return sorted.prefix(Self.maxMoments).map(\.element)
    }

    /// What comes and goes all the time would fill pages.
    private static let maxMoments = 40
}
