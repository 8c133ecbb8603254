package import Foundation
package import Incidents
import KubernetesModel

extension Incident.Status {
    /// Takes over how far the incident's requests have come: the short list of actions, and the timeline.
    package mutating func reflect(_ requests: [ActionRequest]) {
        for request in requests {
            let summary = Incident.ActionSummary(
                name: request.metadata.name, kind: request.spec.action.kind, state: request.shortState)
            if let index = actions.firstIndex(where: { $0.name == summary.name }) {
                actions[index] = summary
            } else {
                actions.append(summary)
            }
            for entry in request.history { noteOnce(entry) }
        }
    }

    /// Adds to the timeline; the first entries are kept, and of the rest the newest.
    package mutating func note(_ stage: String, _ text: String, at: Date) {
        timeline.append(Incident.TimelineEntry(at: at, stage: stage, text: text))
        if timeline.count > Incident.maxTimelineEntries { timeline.remove(at: Incident.maxTimelineEntries / 4) }
    }

    private mutating func noteOnce(_ entry: Incident.TimelineEntry) {
        guard !timeline.contains(where: { $0.stage == entry.stage && $0.text == entry.text }) else { return }
        note(entry.stage, entry.text, at: entry.at)
    }
}

extension ActionRequest {
    /// The execution's state, or the decision's where nothing was executed.
    var shortState: String {
        if let execution = status.execution, execution.state != .pending { return execution.state.rawValue }
        return status.decision?.state.rawValue ?? "Proposed"
    }

    /// What the request's status says has happened.
    fileprivate var history: [Incident.TimelineEntry] {
        let what = spec.action.summary
        var entries: [Incident.TimelineEntry] = []
        if let decision = status.decision {
            let reasons = decision.reasons.first.map { " (\($0))" } ?? ""
            entries.append(
                .init(at: decision.at, stage: "Decided", text: "\(what): \(decision.state.rawValue)\(reasons)"))
        }
        guard let execution = status.execution, let finishedAt = execution.finishedAt else { return entries }
        let message = execution.message ?? execution.state.rawValue
        guard let verification = status.verification else {
            entries.append(.init(at: finishedAt, stage: "Failed", text: "\(what): \(message)"))
            return entries
        }
        if execution.state == .succeeded || execution.state == .undoing {
            entries.append(.init(at: finishedAt, stage: "Acted", text: message))
        }
        guard verification.state != .pending else { return entries }
        let at = verification.at ?? finishedAt
        let reason = verification.reason.map { ", \($0)" } ?? ""
        entries.append(.init(at: at, stage: "Verified", text: "\(what): \(verification.state.rawValue)\(reason)"))
        if execution.state.isFinal { entries.append(.init(at: at, stage: "Undone", text: "\(what): \(message)")) }
        return entries
    }
}
