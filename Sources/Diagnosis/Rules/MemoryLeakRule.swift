import Detection
public import Incidents
import KubernetesModel

/// A container's memory grows into any limit.
///
/// - Condition: `OOMKilled` although the limit was raised up to its bound, or killed again and again after long runs, or
///   after a long run with a limit that was raised.
/// - Certainty: 0.9 after raises that did not help, 0.75 from the run times alone.
/// - Remedy: roll back where it began with the newest revision; else people. The limit is not raised any more.
/// - Tempting but wrong: raising the limit each time, which only moves the next kill.
public struct MemoryLeakRule: Rule {
    public let id = "oom-leak"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.outOfMemory).compactMap { signal in
            guard let reading = MemoryReading(signal, in: `case`), reading.looksLikeLeak || reading.next == nil else {
                return nil
            }
            let rollback = `case`.followsRevision(signal) ? `case`.rollback : nil
            let isProven = reading.next == nil
            let why =
                isProven
                ? "it was killed at \(reading.highest) too, \(reading.original) originally"
                : reading.raises.isEmpty
                    ? "it ran \(Int(reading.run ?? 0)) s before the last of \(reading.kills) kills"
                    : "its limit was raised from \(reading.original), and it was killed again after \(Int(reading.run ?? 0)) s"
            let raises = reading.raises.map { request in
                `case`.fact(
                    "\(request.spec.action.summary) did not help", of: `case`.target,
                    at: request.status.execution?.finishedAt)
            }
            return `case`.finding(
                self, .oomLeak, "memory of container '\(reading.container)' grows into any limit: \(why)",
                evidence: [`case`.evidence(signal), rollback?.candidate.evidence] + raises,
                certainty: min(isProven ? 0.9 : 0.75, rollback?.candidate.certainty ?? 1),
                remedies: rollback.map { [$0.action] } ?? [],
                advice: "Find what holds on to memory: compare heap profiles of a young and an old container.")
        }
    }
}
