public import Incidents
import KubernetesModel

/// A container's command cannot be started: it does not exist, may not be executed, or is for another processor.
///
/// - Condition: `RunContainerError`, or an end with `StartError` (containerd) or `ContainerCannotRun` (Docker).
/// - Certainty: 0.95, the runtime says so; with a rollback at most as sure as it is that the older revision was
///   available.
/// - Remedy: roll back where it began with the newest revision, else people.
/// - Tempting but wrong: a restart, a longer probe delay, more memory, or `privileged` for a permission that is
///   missing.
public struct StartRule: Rule {
    public let id = "command-not-startable"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.containerStartFailed).map { signal in
            let rollback = `case`.followsRevision(signal) ? `case`.rollback : nil
            return `case`.finding(
                self, .crashConfig, "container '\(signal.container ?? "")' cannot be started: \(cause(signal))",
                evidence: [`case`.evidence(signal), rollback?.candidate.evidence],
                certainty: min(0.95, rollback?.candidate.certainty ?? 1),
                remedies: rollback.map { [$0.action] } ?? [],
                advice: rollback == nil ? "Correct the command, or the image that should contain it." : nil)
        }
    }

    private func cause(_ signal: Signal) -> Sentence {
        let message = signal.message
        let command: Sentence =
            message.firstMatch(of: /exec: \\?"([^"\\]+)\\?"/).map { " '\(chosen: String($0.1))'" } ?? ""
        if message.contains("executable file not found") || message.contains("no such file or directory") {
            return "the command\(command) does not exist in the image"
        }
        if message.contains("permission denied") { return "the command\(command) may not be executed" }
        if message.contains("exec format error") {
            return "the command\(command) is for another processor architecture"
        }
        if signal.reason == "PostStartHookError" { return "its postStart hook fails" }
        return message.isEmpty ? "\(signal.reason)" : "\(said: message)"
    }
}
