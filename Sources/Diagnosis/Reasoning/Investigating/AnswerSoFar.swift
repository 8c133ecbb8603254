import Evidence
import Incidents
import ModelExchange
import Synchronization

/// What a consultation came to so far, so that an answer which was given is not lost when the time is over.
final class AnswerSoFar: Sendable {
    struct State: Sendable {
        var opinion: Opinion?
        /// Whether no closer look is needed.
        var isEnough = false
        /// Why there is no opinion; nil where an answer could not be used.
        var failure: ModelError.Code?
        var reason: String?
        /// With what closer looks brought.
        var dossier: Dossier
        var lookups = 0
    }

    private let state: Mutex<State>

    init(_ dossier: Dossier) { state = Mutex(State(dossier: dossier)) }

    var current: State { state.withLock { $0 } }

    /// Takes what a model concluded; where it concluded nothing, an opinion that is there stays.
    func take(_ answer: DiagnosisAnswer, enough confident: Double) {
        state.withLock { state in
            state.opinion = answer.opinion
            state.isEnough = !answer.needsMore && answer.opinion.confidence >= confident
            state.failure = nil
            state.reason = nil
        }
    }

    func fail(_ code: ModelError.Code?, _ reason: String) {
        state.withLock { state in
            guard state.opinion == nil else { return }
            state.failure = code
            state.reason = reason
        }
    }

    func saw(_ investigation: Investigation) {
        state.withLock { state in
            state.dossier = investigation.dossier
            state.lookups = investigation.lookups
        }
    }

    func object(_ objection: String?) { state.withLock { $0.opinion?.objection = objection } }
}
