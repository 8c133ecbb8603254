import Detection
public import Incidents
import KubernetesModel

/// A container crashes again and again since the newest revision was rolled out.
///
/// - Condition: a crash loop on pods of the newest revision that began within half an hour of it, and an older revision
///   with another template that was available. Not where the rollout was complete and served for five minutes before.
/// - Certainty: 0.9 where the older revision still serves or was available up to the newest one; less where that is
///   less sure (see ``Revisions``).
/// - Remedy: roll back to that revision.
/// - Tempting but wrong: deleting or restarting pods (the same template crashes again), more memory without an OOM
///   kill, no liveness probe.
public struct CrashAfterRevisionRule: Rule {
    public let id = "crash-after-revision"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.crashLoop).compactMap { signal in
            guard Self.explains(signal, in: `case`), let revisions = `case`.revisions, let rollback = `case`.rollback
            else { return nil }
            let container = signal.container ?? ""
            let end = `case`.status(of: signal).flatMap { $0.state.terminated ?? $0.lastState.terminated }
            let how = end.map { "ends with \(ExitCode(code: $0.exitCode))" } ?? "ends again and again"
            let old = rollback.candidate.template?.spec.container(container)
            let new = `case`.container(of: signal)
            let isOtherImage = old.map { $0.image != new?.image } ?? false
            let change: Sentence =
                isOtherImage
                ? ": its image changed from '\(chosen: old?.image ?? "")' to '\(chosen: new?.image ?? "")'" : ""
            let kind = isInit(signal, `case`) ? "init container" : "container"
            return `case`.finding(
                self, isOtherImage ? .crashCode : .crashConfig,
                "\(kind) '\(container)' \(how) since revision \(revisions.current)\(change)",
                evidence: [
                    `case`.evidence(signal), rollback.candidate.evidence,
                    `case`.fact("revision \(revisions.current) was made", of: `case`.target, at: revisions.since),
                    `case`.lastWords(of: signal),
                ],
                certainty: min(0.9, rollback.candidate.certainty), remedies: [rollback.action])
        }
    }

    /// Whether the newest revision is the cause, and there is a way back.
    static func explains(_ signal: Signal, in case: Case) -> Bool {
        `case`.followsRevision(signal) && !`case`.servedBefore(signal) && `case`.rollback != nil
    }

    private func isInit(_ signal: Signal, _ case: Case) -> Bool {
        `case`.pod(of: signal)?.spec.initContainers.contains { $0.name == signal.container } ?? false
    }
}
