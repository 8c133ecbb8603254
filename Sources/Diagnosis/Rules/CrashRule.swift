public import Incidents
import KubernetesModel

/// A container crashes again and again, and no new revision explains it.
///
/// - Condition: a crash loop for which ``CrashAfterRevisionRule`` does not hold.
/// - Certainty: 0.6: that it crashes is certain, why is in its log.
/// - Remedy: people. The exit code and its meaning are in the cause.
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
            return `case`.finding(
                self, [126, 127].contains(end?.exitCode) ? .crashConfig : .crashCode,
                "\(isInit ? "init container" : "container") '\(container)' ends again and again with \(how), and no "
                    + "new revision explains it",
                evidence: [`case`.evidence(signal), `case`.lastWords(of: signal)], certainty: 0.6,
                advice:
                    "Read the log of its previous run: kubectl logs \(signal.object.name) -c \(container) --previous."
            )
        }
    }
}
