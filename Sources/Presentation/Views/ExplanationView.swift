import Evidence
public import Incidents
import KubernetesModel
import ModelExchange

/// Why Midwatch did what it did about an incident, as the four questions that people ask afterwards: what did it see,
/// what did the model say, why did it act, and who was wrong.
public struct ExplanationView: Sendable {
    private let style: TerminalStyle

    public init(style: TerminalStyle) { self.style = style }

    /// The answers.
    ///
    /// - Parameters:
    ///   - actions: The incident's action requests, oldest first.
    ///   - cases: What was asked of models, oldest first; empty where the journal is not at hand or none was asked.
    ///   - hasJournal: Whether the journal was read, so that no case means that there was none.
    public func text(
        _ incident: Incident, actions: [ActionRequest], cases: [CaseRecord], hasJournal: Bool
    ) -> String {
        var out = LineWriter(style: style)
        out.heading("\(incident.key): \(incident.spec.title)")
        out.heading("What did it see?")
        seen(incident, case: cases.last, in: &out)
        out.heading("What did the model say?")
        said(incident, cases: cases, hasJournal: hasJournal, in: &out)
        out.heading(actions.contains { $0.isBegun } ? "Why did it act?" : "Why did it not act?")
        decided(incident, actions: actions, in: &out)
        out.heading("Was the model wrong, or the tool?")
        for verdict in Blame(incident, actions: actions).sentences { out.line("  \(verdict)") }
        return out.text
    }

    private func seen(_ incident: Incident, case record: CaseRecord?, in out: inout LineWriter) {
        for signal in incident.spec.signals.prefix(6) {
            out.line("  signal  \(signal.reason) of \(signal.object.shortName): \(signal.message)")
        }
        // A case that an older version wrote may read differently; the diagnosis' own evidence is shown then.
        if let record, let dossier = try? KubernetesJSON.decode(Dossier.self, from: record.dossier) {
            for item in dossier.items {
                let evidence = item.evidence
                out.line(
                    "  \(evidence.id)  \(item.topic.rawValue), \(evidence.source) (\(evidence.trust.rawValue)): "
                        + "\(evidence.text.prefix(160))")
            }
            for omission in dossier.omissions { out.line("  not seen: \(omission.what) (\(omission.why))", .faint) }
        } else {
            for evidence in incident.status.diagnosis?.evidence ?? [] {
                out.line("  \(evidence.id)  \(evidence.source) (\(evidence.trust.rawValue)): \(evidence.text)")
            }
        }
    }

    private func said(_ incident: Incident, cases: [CaseRecord], hasJournal: Bool, in out: inout LineWriter) {
        guard let consultation = incident.status.consultation else {
            out.line("  No model was asked: the rules decided alone.")
            return
        }
        for exchange in cases.flatMap(\.exchanges) {
            let tools = exchange.toolCalls.map(\.compactText).joined(separator: " ")
            let words = exchange.reply.isEmpty ? tools : exchange.reply
            out.line(
                "  \(exchange.role.rawValue)  \(exchange.model ?? "no model")  \(exchange.outcome)  "
                    + "\(exchange.usage.input)+\(exchange.usage.output) tokens: \(words.prefix(240))")
        }
        if let opinion = consultation.opinion {
            out.line(
                "  \(opinion.category.rawValue) of \(opinion.object.shortName), \(opinion.confidence.percentage) sure: "
                    + opinion.rootCause)
            let cited = opinion.evidence.map(\.id).joined(separator: ", ")
            out.line("  It cites \(cited.isEmpty ? "nothing that exists" : cited).")
            let plan = opinion.plan.map(\.summary).joined(separator: ", then ")
            out.line("  It would \(plan.isEmpty ? "leave it to people" : plan).")
            if opinion.dropped > 0 {
                out.line(
                    "  \(opinion.dropped) parts of its answer named what does not exist, and were dropped.", .warning)
            }
            if let objection = opinion.objection { out.line("  A second model objects: \(objection)", .warning) }
        }
        if let reason = consultation.reason { out.line("  There is no usable answer: \(reason)", .warning) }
        if consultation.isSuspicious {
            out.line("  Something in the evidence speaks to a model; its plan was not proposed.", .bad)
        }
        if cases.isEmpty, !hasJournal {
            out.line("  Its own words are in the operator's journal: name it with --journal.", .faint)
        }
    }

    private func decided(_ incident: Incident, actions: [ActionRequest], in out: inout LineWriter) {
        if let diagnosis = incident.status.diagnosis {
            out.line(
                "  Diagnosis: \(diagnosis.category.rawValue), \(diagnosis.confidence.percentage), decided by "
                    + "\(diagnosis.rule ?? diagnosis.decidedBy.rawValue)\(agreement(incident)).")
        }
        if actions.isEmpty {
            out.line("  No action was proposed. \(incident.status.outcome?.summary ?? "")")
        }
        for action in actions {
            out.line("  \(action.spec.action.summary): \(action.stateName)", action.meaning)
            guard let decision = action.status.decision else { continue }
            out.line("    \(decision.state.rawValue) by \(decision.by)")
            for reason in decision.reasons { out.line("    - \(reason)") }
        }
    }

    private func agreement(_ incident: Incident) -> String {
        switch incident.status.consultation?.agreement {
        case .agree?: "; rules and model agree"
        case .disagree?: "; rules and model disagree"
        case .modelAlone?: "; no rule explains it"
        case .rulesAlone?: "; the model named no cause"
        case .neither?: "; neither rules nor model name a cause"
        case nil: ""
        }
    }
}
