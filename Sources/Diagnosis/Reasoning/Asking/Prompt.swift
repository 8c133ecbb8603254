import Evidence
import Foundation
import Incidents
import KubernetesModel
import ModelExchange

/// What a model is shown of an incident, within its tokens.
enum Prompt {
    /// Room for what an estimate misses.
    private static let margin = 60

    /// A dossier with as much of its evidence as a one-shot diagnosis has room for.
    static func select(_ dossier: Dossier, tokens: Int) -> Dossier {
        var selected = dossier
        selected.items = []
        let frame = Investigation.request(for: selected, prompt: text(selected), withTools: false, outputTokens: 1)
        let (items, omissions) = EvidenceBudget(tokens: tokens - PromptSize.tokens(of: frame) - margin).select(
            dossier.items)
        selected.items = items
        selected.omissions += omissions
        return selected
    }

    /// As much of what a closer look brought as it has room for.
    static func select(_ items: [DossierItem], tokens: Int) -> (items: [DossierItem], omissions: [Omission]) {
        EvidenceBudget(tokens: tokens).select(items)
    }

    /// A dossier as text.
    static func text(_ dossier: Dossier) -> String {
        DossierText(fence: fence(around: dossier.items)).text(dossier)
    }

    /// What a closer look brought, as text.
    static func text(_ items: [DossierItem], omissions: [Omission], about start: Date) -> String {
        DossierText(fence: fence(around: items)).looked(items, omissions: omissions, openedAt: start)
    }

    /// A dossier with the diagnosis and plan that another model made of it.
    static func text(_ opinion: Opinion, _ dossier: Dossier) -> String {
        let cited = opinion.evidence.map(\.id).joined(separator: ", ")
        let plan = opinion.plan.map { "- \($0.summary)" }.joined(separator: "\n")
        return text(dossier) + """

            The diagnosis: \(opinion.category.rawValue) of \(opinion.object.shortName), confidence \(opinion.confidence), \
            cites \(cited).
            \(opinion.rootCause)
            The plan:
            \(plan)
            """
    }

    private static func fence(around items: [DossierItem]) -> Fence {
        var generator = SystemRandomNumberGenerator()
        return Fence(avoiding: items.map(\.evidence.text), using: &generator)
    }
}
