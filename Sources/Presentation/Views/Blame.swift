import Incidents
import KubernetesModel

/// Who was wrong, as far as the record shows it: whoever chose an action that was carried out and did not help, or the
/// tool that did not carry it out.
struct Blame {
    let sentences: [String]

    init(_ incident: Incident, actions: [ActionRequest]) {
        var sentences = actions.compactMap { Self.sentence(on: $0) }
        if let model = Self.sentence(
            on: incident.status.consultation, outcome: incident.status.outcome, actions: actions)
        {
            sentences.append(model)
        }
        self.sentences = sentences.isEmpty ? ["Neither: nothing was carried out."] : sentences
    }

    private static func sentence(on action: ActionRequest) -> String? {
        guard let execution = action.status.execution, execution.state != .pending else { return nil }
        let what = action.spec.action.summary
        let chooser = action.spec.decidedBy == .model ? "the model" : "the rules"
        switch (execution.state, action.status.verification?.state) {
        case (_, .passed?): return "Neither: \(what) was verified to help, so \(chooser) chose right."
        case (.failed, .failed?):
            return "Both: \(what) did not help, so \(chooser) chose wrong; and it could not be undone: "
                + "\(execution.message ?? "no reason is known")."
        case (_, .failed?):
            let reason = action.status.verification?.reason ?? "the signals stayed"
            return "The diagnosis: \(what) was carried out and did not help (\(reason)), so \(chooser) chose wrong."
        case (.failed, _):
            return
                "The tool: \(what) was not carried out (\(execution.message ?? "no reason is known")), so nothing is "
                + "known of the diagnosis."
        default: return "Not known yet: \(what) is \(execution.state.rawValue)."
        }
    }

    /// What can be said of the model where it chose no action.
    private static func sentence(
        on consultation: Consultation?, outcome: Incident.Outcome?, actions: [ActionRequest]
    ) -> String? {
        guard let consultation else { return nil }
        guard let opinion = consultation.opinion else {
            return "The model gave no usable answer, and had no part in it."
        }
        let helped = actions.last { $0.status.verification?.state == .passed }
        if let helped, helped.spec.decidedBy != .model {
            return helped.spec.category == opinion.category
                ? "The model named the same kind of fault as the repair that helped."
                : "The model: it named \(opinion.category.rawValue), and what helped was a repair of "
                    + "\(helped.spec.category?.rawValue ?? "another kind")."
        }
        guard actions.allSatisfy({ $0.spec.decidedBy != .model || !$0.isBegun }) else { return nil }
        return "Whether the model is right (\(opinion.category.rawValue)) nobody has verified"
            + (outcome?.state == .recovered ? ": the signals went by themselves." : ".")
    }
}
