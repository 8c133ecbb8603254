import Diagnosis
import Foundation
import Incidents

/// An incident's target as it is now, and what rules and models make of it.
struct Examination: Sendable {
    var view: IncidentFlow.View
    /// When the picture changes by time alone.
    var recheckAt: Date?
    /// What the rules look at.
    var caseFile: Case
    /// What they conclude, best first.
    var findings: [Finding]
    /// How rules and model stand to each other.
    var agreement: Agreement
    /// Names what is seen now: what a model would be asked about.
    var question: String
    var asksModel: Bool
}

extension ConsultationFlow.Step {
    /// When to look again for it.
    var wake: Date? {
        if case .wait(let until) = self { until } else { nil }
    }

    /// Until when an opinion is worth waiting for.
    var awaitedUntil: Date? {
        switch self {
        case .none: nil
        case .wait(let until): until
        case .ask(let until): until
        }
    }

    var isAsk: Bool {
        if case .ask = self { true } else { false }
    }
}

extension Diagnosis {
    /// The rules' diagnosis with a confidence that is in line with the track record of what it leads to.
    func calibrated(by record: TrackRecord, remedy: Action?) -> Diagnosis {
        guard let remedy, remedy.kind != .escalate else { return self }
        // That a model agreed makes an outcome no less the rules'.
        func tally(_ decider: Decider) -> TrackRecord.Tally {
            record[TrackRecord.Kind(category: category, decidedBy: decider, action: remedy.kind)]
        }
        let (alone, together) = (tally(.rules), tally(.both))
        var diagnosis = self
        diagnosis.confidence = Calibration.confidence(
            confidence, record: .init(right: alone.right + together.right, wrong: alone.wrong + together.wrong))
        return diagnosis
    }
}
