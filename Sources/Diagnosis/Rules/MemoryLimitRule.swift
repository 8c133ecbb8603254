import Detection
public import Incidents
import KubernetesModel

/// A container is killed because its memory limit is smaller than what it needs.
///
/// - Condition: `OOMKilled`, soon after its start or for the first times, and the limit has not been raised up to its
///   bound.
/// - Certainty: 0.9 for a container that was killed within ten minutes of its start, 0.8 otherwise. Exit code 137 alone
///   is not enough.
/// - Remedy: a limit twice as large, and the request with it where the two were equal (the pod keeps its quality of
///   service). Rolling back comes second, where the newest revision brought it.
/// - Tempting but wrong: a restart, more replicas (each is killed too), no limit at all. Where a webhook sets another
///   limit than the template's, a change of the template would be overwritten: people.
public struct MemoryLimitRule: Rule {
    public let id = "oom-undersized"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.outOfMemory).compactMap { signal in
            guard let reading = MemoryReading(signal, in: `case`) else { return withoutLimit(signal, `case`) }
            guard !reading.looksLikeLeak, let next = reading.next else { return nil }
            return isOverwritten(reading) ? overwritten(reading, `case`) : raise(reading, to: next, in: `case`)
        }
    }

    private func raise(_ reading: MemoryReading, to next: Quantity, in case: Case) -> Finding? {
        guard let workload = `case`.workload else { return nil }
        var remedies: [Action] = []
        if Self.mutableKinds.contains(workload.reference.kind) {
            let isRequestEqual = reading.request != nil && reading.request?.amount == reading.templateLimit?.amount
            remedies.append(
                Action(
                    .setResources(
                        ResourceChange(
                            container: reading.container, memoryLimit: next,
                            memoryRequest: isRequestEqual ? next : nil)),
                    on: workload.reference))
            if `case`.followsRevision(reading.signal), let rollback = `case`.rollback {
                remedies.append(rollback.action)
            }
        }
        let before =
            reading.raises.isEmpty ? "" : " (\(reading.original) originally, \(reading.highest) was not enough)"
        return `case`.finding(
            self, .oomUndersized,
            "container '\(reading.container)' needs more memory than its limit of \(reading.limit)\(before)",
            evidence: [`case`.evidence(reading.signal), runEvidence(reading, `case`)],
            certainty: (reading.run ?? .infinity) < 600 ? 0.9 : 0.8, remedies: remedies,
            advice: remedies.isEmpty
                ? "Raise the memory limit where the pod is defined; it cannot be changed on what exists." : nil)
    }

    /// Jobs' and bare pods' templates cannot be changed.
    private static let mutableKinds: Set<String> = ["Deployment", "StatefulSet", "DaemonSet"]

    private func runEvidence(_ reading: MemoryReading, _ case: Case) -> Evidence? {
        reading.run.map { run in
            `case`.fact(
                "container \(reading.container) with limit \(reading.limit) ran \(Int(run)) s before it was killed",
                of: reading.signal.object, at: reading.signal.lastSeen)
        }
    }

    private func isOverwritten(_ reading: MemoryReading) -> Bool {
        guard let template = reading.templateLimit else { return false }
        return template.isMore(than: reading.limit) == true
    }

    private func overwritten(_ reading: MemoryReading, _ case: Case) -> Finding {
        `case`.finding(
            self, .oomUndersized,
            "container '\(reading.container)' is killed at a memory limit of \(reading.limit), although its template "
                + "says \(reading.templateLimit?.text ?? "more"): something changes pods as they are created",
            evidence: [`case`.evidence(reading.signal)], certainty: 0.75,
            advice:
                "Look for a mutating webhook or a job that lowers limits; a higher limit would be overwritten."
        )
    }

    private func withoutLimit(_ signal: Signal, _ case: Case) -> Finding? {
        guard let pod = `case`.pod(of: signal) else { return nil }
        return `case`.finding(
            self, .node,
            "container '\(signal.container ?? "")', which has no memory limit, was killed because node "
                + "'\(pod.spec.nodeName)' ran short of memory",
            evidence: [`case`.evidence(signal)], certainty: 0.8,
            advice: "Give the pods on the node memory requests and limits, or move some away.")
    }
}
