import Detection
import Foundation
import Incidents
import KubernetesModel

extension Case {
    /// A signal as evidence.
    func evidence(_ signal: Signal) -> Evidence {
        let container = signal.container.map { " container \($0)" } ?? ""
        let count = signal.count > 1 ? " (\(signal.count) times)" : ""
        let message = signal.message.isEmpty ? "" : ": \(signal.message)"
        return Evidence(
            source: signal.object.shortName + container, at: signal.lastSeen, trust: signal.trust,
            text: "\(signal.reason)\(count)\(message)")
    }

    /// What the cluster says of an object outright.
    func fact(_ text: String, of object: ObjectReference, at date: Date? = nil) -> Evidence {
        Evidence(source: object.shortName, at: date ?? now, trust: .controlPlane, text: text)
    }

    /// The newest event of a reason about an object.
    func event(_ reason: String, about object: ObjectReference) -> Evidence? {
        guard let event = snapshot.events(about: object.uid).first(where: { $0.reason == reason }) else { return nil }
        return Evidence(
            source: "event/\(reason) of \(object.shortName)", at: event.lastSeen, trust: event.trust,
            text: (event.message ?? reason).cut(to: Self.maxEvidenceLength))
    }

    /// What a container wrote as its last words: the workload's own text, so never a reason to act.
    func lastWords(of signal: Signal) -> Evidence? {
        guard let status = status(of: signal),
            let end = status.state.terminated ?? status.lastState.terminated,
            let message = end.message, !message.isEmpty
        else { return nil }
        return Evidence(
            source: "\(signal.object.shortName) container \(status.name)", at: end.finishedAt, trust: .workload,
            text: message.cut(to: Self.maxEvidenceLength))
    }

    /// What a container answered to its failing probe: its own text too.
    func probeOutput(of signal: Signal) -> Evidence? {
        let event = snapshot.events(about: signal.object.uid).first { $0.reason == "Unhealthy" }
        guard let event, let output = ProbeMessage(event.message ?? "").output, !output.isEmpty else { return nil }
        return Evidence(
            source: "event/Unhealthy of \(signal.object.shortName)", at: event.lastSeen, trust: .workload,
            text: output.cut(to: Self.maxEvidenceLength))
    }

    /// Evidence is kept to this many characters.
    static let maxEvidenceLength = 600
}
