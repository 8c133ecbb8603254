import Evidence
import KubernetesModel
import MidwatchTestKit
import ModelExchange

@testable import Diagnosis

/// An investigation that was carried on to its end, and what was asked on the way.
struct Conversation {
    private(set) var requests: [ModelRequest] = []
    private(set) var lookups: [Lookup] = []
    private(set) var answer: DiagnosisAnswer?
    private(set) var failure: String?
    private(set) var investigation: Investigation

    /// No conversation takes as many steps.
    static let maxSteps = 60

    /// Carries on an investigation.
    ///
    /// - Parameters:
    ///   - model: What is replied to the request of a number.
    ///   - look: What a look finds.
    init(
        _ dossier: Dossier, withTools: Bool = true, limits: InvestigationLimits = InvestigationLimits(),
        look: (Lookup) -> [DossierItem] = { _ in [] }, model: (ModelRequest, Int) -> ModelReply
    ) {
        let selected = Prompt.select(dossier, tokens: limits.triageTokens)
        investigation = Investigation(
            selected, prompt: Prompt.text(selected), withTools: withTools, limits: limits)
        var step = investigation.begin()
        for _ in 0..<Self.maxSteps {
            switch step {
            case .ask(let request):
                requests.append(request)
                step = investigation.take(model(request, requests.count - 1))
            case .look(let wanted):
                for (call, lookup) in wanted {
                    lookups.append(lookup)
                    let chosen = Prompt.select(look(lookup), tokens: limits.lookupTokens)
                    investigation.took(call, items: chosen.items, omissions: chosen.omissions) {
                        Prompt.text($0, omissions: $1, about: dossier.openedAt)
                    }
                }
                step = investigation.finishLooks()
            case .done(let answer):
                self.answer = answer
                return
            case .failed(let reason):
                failure = reason
                return
            }
        }
    }

    var hasEnded: Bool { answer != nil || failure != nil }

    /// Whether a provider would take each of the requests.
    var isWellFormed: Bool { requests.allSatisfy(\.isWellFormed) }

    /// Estimated input tokens of all requests.
    var tokens: Int { requests.reduce(0) { $0 + PromptSize.tokens(of: $1) } }
}

extension ModelRequest {
    /// Whether a provider would take it: turns that alternate, a result for each call of the turn before, and the last
    /// word not the model's.
    var isWellFormed: Bool {
        if case .model? = turns.last { return false }
        return turns.indices.allSatisfy { index in
            guard case .model(let turn) = turns[index] else { return true }
            guard !turn.toolCalls.isEmpty || !turn.opaqueParts.isEmpty else { return true }
            guard index + 1 < turns.count, case .toolResults(let results) = turns[index + 1] else { return false }
            return results.map(\.callID) == turn.toolCalls.map(\.id)
        }
    }
}
