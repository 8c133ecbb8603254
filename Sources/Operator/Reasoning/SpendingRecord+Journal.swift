import Foundation
import Incidents
import KubernetesModel
import LanguageModels
import ModelExchange

extension SpendingRecord {
    /// What a consultation cost, from its step in the journal; nil for a step that does not say.
    init?(_ detail: JSONValue, at date: Date, conversation: String) {
        // A step of another version that cannot be read counts as nothing spent; the day's budget bounds what that costs.
        guard let step = try? KubernetesJSON.decode(ConsultationStep.self, from: detail) else { return nil }
        let (tokens, overflow) = step.usage.input.addingReportingOverflow(step.usage.output)
        self.init(
            date: date, conversation: conversation,
            spending: LanguageModels.Spending(tokens: overflow ? .max : tokens, cost: step.cost))
    }
}
