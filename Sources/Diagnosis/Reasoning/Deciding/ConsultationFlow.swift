public import Foundation
public import Incidents

/// When a model is asked: a pure function of what is recorded and what the rules say.
///
/// Rules come first. A model is asked where they are unsure, once what is seen had time to ripen, and again only when
/// what is seen has changed.
public struct ConsultationFlow: Sendable {
    public struct Settings: Hashable, Sendable {
        /// How long an incident ripens before a model is asked, in seconds: many are clear by then, and cost nothing.
        public var ripening: TimeInterval = 15
        /// How long to wait between two consultations about one incident, in seconds.
        public var pause: TimeInterval = 300
        /// How many consultations one incident gets.
        public var maxConsultations = 3
        /// How long a consultation may take until it counts as lost with the replica that began it, in seconds.
        public var limit: TimeInterval = 240

        public init() {}
    }

    /// What to do about a model now.
    public enum Step: Hashable, Sendable {
        /// No model is asked; people need not wait for one.
        case none
        /// One will be asked, or is being asked, until then.
        case wait(until: Date)
        /// Ask now. People wait for the answer until then, also where nobody comes to ask; not at all where it is nil.
        case ask(awaitedUntil: Date?)
    }

    public var settings: Settings

    public init(settings: Settings = Settings()) { self.settings = settings }

    /// The next step.
    ///
    /// - Parameters:
    ///   - incident: The incident with its consultation so far.
    ///   - certainty: The rules' certainty, 0 to 1.
    ///   - question: Names what is seen now.
    ///   - now: The time.
    public func next(for incident: Incident, certainty: Double, question: String, now: Date) -> Step {
        guard !incident.phase.isClosed, certainty < Corroboration.sure else { return .none }
        let ripe = incident.spec.openedAt.addingTimeInterval(settings.ripening)
        guard let known = incident.status.consultation else {
            return now < ripe ? .wait(until: ripe) : .ask(awaitedUntil: ripe.addingTimeInterval(settings.limit))
        }
        if known.state == .asking {
            let end = known.at.addingTimeInterval(settings.limit)
            if now < end { return .wait(until: end) }
            guard known.count < settings.maxConsultations else { return .none }
            return .ask(awaitedUntil: end.addingTimeInterval(settings.limit))
        }
        guard known.question != question, known.count < settings.maxConsultations else { return .none }
        // People need not wait for a second opinion.
        return now < known.at.addingTimeInterval(settings.pause) ? .none : .ask(awaitedUntil: nil)
    }
}
