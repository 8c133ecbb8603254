public import Diagnosis
import Incidents
import KubernetesModel

/// What one pass of the rules found, as people read it.
public struct SurveyView: Sendable {
    private let style: TerminalStyle

    public init(style: TerminalStyle) { self.style = style }

    public func text(_ survey: Survey) -> String {
        var out = LineWriter(style: style)
        for finding in survey.findings {
            if !out.text.isEmpty { out.line() }
            let place = finding.target.namespace.map { "\($0)/" } ?? ""
            out.line("\(finding.severity.rawValue)  \(place)\(finding.title)", finding.severity.meaning ?? .heading)
            let diagnosis = finding.diagnosis
            out.field("  Cause", diagnosis.rootCause)
            out.field("  Category", "\(diagnosis.category.rawValue), confidence \(diagnosis.confidence.percentage)")
            if diagnosis.object != finding.target { out.field("  At fault", diagnosis.object.shortName) }
            for evidence in diagnosis.evidence { out.field("  Evidence", "\(evidence.text) (\(evidence.source))") }
            out.field("  Repair", finding.remedies.first?.summary, .good)
            out.field("  Advice", diagnosis.advice)
        }
        if !out.text.isEmpty { out.line() }
        for (kind, reason) in survey.unseen.sorted(by: { $0.key < $1.key }) {
            out.line("Not seen: \(kind): \(reason)", .warning)
        }
        out.line(summary(of: survey), survey.findings.isEmpty ? .good : .heading)
        return out.text
    }

    private func summary(of survey: Survey) -> String {
        switch survey.findings.count {
        case 0: "No findings."
        case 1: "1 finding."
        case let count: "\(count) findings."
        }
    }
}
