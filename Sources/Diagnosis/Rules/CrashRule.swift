public import Incidents
import KubernetesModel

/// A container crashes again and again, and no new revision explains it.
///
/// - Condition: a crash loop for which ``CrashAfterRevisionRule`` does not hold.
/// - Certainty: 0.6: that it crashes is certain, why is in its log.
/// - Remedy: people. The exit code and its meaning are in the cause, and the newest revision, where it began with that and
///   nothing shows that the one before worked.
/// - Tempting but wrong: restarts, and taking exit code 137 for want of memory: only `OOMKilled` says that.
public struct CrashRule: Rule {
    public let id = "crash-loop"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        let unexplained = `case`.signals(.crashLoop).filter { !CrashAfterRevisionRule.explains($0, in: `case`) }
        return unexplained.map { signal in
            let container = signal.container ?? ""
            let end = `case`.status(of: signal).flatMap { $0.state.terminated ?? $0.lastState.terminated }
            let code = end.map { ExitCode(code: $0.exitCode) }
            let how = code?.description ?? "an unknown exit code"
            let isInit = `case`.pod(of: signal)?.spec.initContainers.contains { $0.name == container } ?? false
            let revision = suspect(signal, in: `case`)
            let why: Sentence =
                revision.map { "since revision \($0), and nothing shows that the one before worked" }
                ?? "and no new revision explains it"
            let read =
                "Read the log of its previous run: kubectl logs \(signal.object.name) -c \(container) --previous."
            let goBack = "If the revision before worked: kubectl rollout undo \(`case`.target.shortName)."
            return `case`.finding(
                self, [126, 127].contains(end?.exitCode) ? .crashConfig : .crashCode,
                "\(isInit ? "init container" : "container") '\(container)' ends again and again with \(how)"
                    + (revision == nil ? ", " : " ") + why,
                evidence: [`case`.evidence(signal), `case`.lastWords(of: signal)], certainty: 0.6,
                advice: revision == nil ? read : "\(goBack) \(read)")
        }
    }

    /// The newest revision, where the trouble began with it and there is none known to go back to.
    private func suspect(_ signal: Signal, in case: Case) -> Int? {
        guard let revisions = `case`.revisions, revisions.current > 1, revisions.candidate == nil,
            `case`.followsRevision(signal), !`case`.servedBefore(signal)
        else { return nil }
        return revisions.current
    }
}
