public import Diagnosis
public import Incidents
import KubernetesModel
import ModelExchange

/// What was found of an incident then, and what a model says of the same evidence now.
public struct ReplayView: Sendable {
    private let style: TerminalStyle

    public init(style: TerminalStyle) { self.style = style }

    /// - Parameters:
    ///   - record: The case that was asked about again.
    ///   - findings: What the rules concluded of it, best first.
    ///   - now: Who was asked now, and what came of it; nil: nobody.
    public func text(
        _ incident: Incident, _ record: CaseRecord, findings: [Finding], now: (name: String, ConsultationResult)?
    ) -> String {
        var out = LineWriter(style: style)
        out.heading("\(incident.key): \(incident.spec.title)")
        out.heading("What the rules said of this evidence")
        if findings.isEmpty { out.line("  Nothing.") }
        for finding in findings.prefix(3) {
            out.line(
                "  \(finding.category.rawValue) of \(finding.object.shortName), \(finding.certainty.percentage) sure: "
                    + finding.cause)
        }
        let consultation = incident.status.consultation
        out.heading("What \(consultation?.model ?? "the model") said then")
        say(consultation?.opinion, reason: consultation?.reason, in: &out)
        if let outcome = incident.status.outcome {
            out.line("  The incident: \(outcome.state.rawValue), \(outcome.summary)")
        }
        guard let (name, result) = now else {
            out.line("")
            out.line("  Name a model with --model, or a recording with --recording, to ask about it again.", .faint)
            return out.text
        }
        out.heading("What \(name) says now")
        say(result.opinion, reason: result.reason, in: &out)
        let cost = result.cost.map { ", \(Double($0) / 1_000_000) in the configured currency" } ?? ""
        out.line(
            "  \(result.usage.input)+\(result.usage.output) tokens\(cost); then "
                + "\(record.usage.input)+\(record.usage.output)")
        out.heading("Do they agree?")
        for line in Self.differences(consultation?.opinion, result.opinion) { out.line("  \(line)") }
        return out.text
    }

    private func say(_ opinion: Opinion?, reason: String?, in out: inout LineWriter) {
        guard let opinion else {
            out.line("  No usable answer\(reason.map { ": \($0)" } ?? "").")
            return
        }
        out.line(
            "  \(opinion.category.rawValue) of \(opinion.object.shortName), \(opinion.confidence.percentage) sure: "
                + opinion.rootCause)
        let plan = opinion.plan.map(\.summary).joined(separator: ", then ")
        out.line("  It would \(plan.isEmpty ? "leave it to people" : plan).")
        if let objection = opinion.objection { out.line("  A second model objects: \(objection)", .warning) }
    }

    /// In which points two opinions differ.
    static func differences(_ then: Opinion?, _ now: Opinion?) -> [String] {
        guard let then, let now else {
            return [then == nil && now == nil ? "Neither has an answer." : "Only one of them has an answer."]
        }
        var lines: [String] = []
        if then.category != now.category {
            lines.append("The cause: \(then.category.rawValue) then, \(now.category.rawValue) now.")
        }
        if then.object.shortName != now.object.shortName {
            lines.append("The object: \(then.object.shortName) then, \(now.object.shortName) now.")
        }
        if then.plan.map(\.summary) != now.plan.map(\.summary) {
            func text(_ plan: [Action]) -> String {
                plan.isEmpty ? "nothing" : plan.map(\.summary).joined(separator: ", then ")
            }
            lines.append("What to do: \(text(then.plan)) then, \(text(now.plan)) now.")
        }
        return lines.isEmpty ? ["They agree in cause, object and what to do."] : lines
    }
}
