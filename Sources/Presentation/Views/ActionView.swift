public import Foundation
public import Incidents
import KubernetesModel

/// Action requests as people read them.
public struct ActionView: Sendable {
    private let style: TerminalStyle
    private let now: Date

    public init(style: TerminalStyle, now: Date) {
        self.style = style
        self.now = now
    }

    /// One line a request: those that wait for a person first, then the newest.
    public func list(_ requests: [ActionRequest]) -> String {
        guard !requests.isEmpty else { return "No actions.\n" }
        var table = TextTable(columns: [
            "NAMESPACE", "NAME", "ACTION", "TARGET", "DECISION", "STATE", "VERIFIED", "CONFIDENCE", "AGE",
        ])
        let sorted = requests.sorted { left, right in
            if waits(left) != waits(right) { return waits(left) }
            return (left.metadata.creationTimestamp ?? .distantPast)
                > (right.metadata.creationTimestamp ?? .distantPast)
        }
        for request in sorted {
            let (decision, status) = (request.status.decision, request.status)
            table.append([
                .init(request.metadata.namespace ?? ""), .init(request.metadata.name),
                .init(request.spec.action.kind.rawValue), .init(request.spec.action.target.shortName),
                .init(decision?.state.rawValue ?? "", waits(request) ? .warning : nil),
                .init(status.execution?.state.rawValue ?? "", request.meaning),
                .init(status.verification?.state.rawValue ?? ""), .init(request.spec.confidence.percentage),
                .init(request.metadata.creationTimestamp.map { Age.text(from: $0, to: now) } ?? ""),
            ])
        }
        return table.text(style: style)
    }

    /// One request in full: what would be done, why, what it changes, who decided, what came of it.
    public func details(_ request: ActionRequest) -> String {
        var out = LineWriter(style: style)
        let spec = request.spec
        out.heading(spec.action.summary)
        out.field("Action", request.key.description)
        out.field("State", request.stateName, request.meaning)
        out.field("Incident", spec.incident)
        out.field("Why", spec.reason)
        out.field("Confidence", spec.confidence.percentage)
        out.field("Touches", spec.blastRadius.map { "\($0.pods) pods, at most \($0.percent) % at once" })
        out.field("Undo", spec.undo?.summary)
        out.field("Expires", spec.expiresAt.formatted(.iso8601))
        out.field("Hash", spec.hash)
        if let diff = spec.dryRun?.diff {
            out.heading("Changes, as the API server answered a dry run")
            out.block(diff)
        }
        write(request.status, to: &out)
        return out.text
    }

    private func write(_ status: ActionRequest.Status, to out: inout LineWriter) {
        if let decision = status.decision {
            out.heading("Decision")
            out.line("  \(decision.state.rawValue) by \(decision.by) at \(decision.at.formatted(.iso8601))")
            for reason in decision.reasons { out.line("  - \(reason)") }
        }
        if let execution = status.execution {
            out.heading("Execution")
            out.line("  \(execution.state.rawValue)\(execution.message.map { ": \($0)" } ?? "")")
        }
        if let verification = status.verification {
            out.heading("Verification")
            out.line("  \(verification.state.rawValue)\(verification.reason.map { ": \($0)" } ?? "")")
        }
    }

    private func waits(_ request: ActionRequest) -> Bool { request.status.decision?.state == .awaitingApproval }
}
