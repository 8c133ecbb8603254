import Detection
public import Incidents
import KubernetesModel

/// A service has no endpoints by its own fault: its selector matches nothing, or it names a port that its pods do not
/// have.
///
/// - Condition: no pod and no workload's template has the labels; or no container of the ready pods has a port of the
///   target port's name.
/// - Certainty: 0.95: what is seen decides it, but what is meant is the owner's to say.
/// - Remedy: people, with the nearest labels or the ports that there are.
/// - Tempting but wrong: restarting pods, making the workload anew, or relabelling pods.
public struct ServiceRule: Rule {
    public let id = "service-without-endpoints"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        guard let service = `case`.snapshot.object(\.services, named: `case`.target.name, in: `case`.target.namespace)
        else { return [] }
        return `case`.signals(.noEndpoints).map { signal in
            signal.reason == "TargetPortNotFound"
                ? port(signal, service, `case`) : selector(signal, service, `case`)
        }
    }

    private func selector(_ signal: Signal, _ service: Service, _ case: Case) -> Finding {
        let nearest = nearest(to: service.spec.selector, in: `case`)
        let hint = nearest.map { "; the nearest is \($0.workload.shortName) with \($0.labels)" } ?? ""
        return `case`.finding(
            self, .serviceWiring,
            "service '\(service.metadata.name)' selects \(service.spec.selector), which no pod has\(hint)",
            evidence: [
                `case`.evidence(signal),
                nearest.map { `case`.fact("its pods have the labels \($0.labels)", of: $0.workload) },
            ], certainty: 0.95, advice: "Correct the service's selector.")
    }

    /// The workload whose labels agree with the selector the most, with the labels that do not.
    private func nearest(
        to selector: StringMap, in case: Case
    ) -> (workload: ObjectReference, labels: StringMap)? {
        let candidates = `case`.snapshot.workloads(in: `case`.target.namespace ?? "").filter { workload in
            `case`.snapshot.topWorkload(of: workload.metadata, kind: workload.reference.kind)?.reference
                == workload.reference
        }
        func score(_ workload: Workload) -> Int {
            selector.reduce(0) { sum, entry in
                guard let value = workload.podLabels[entry.key] else { return sum }
                return sum + 1 + 10 * value.commonPrefix(with: entry.value) / max(value.count, entry.value.count, 1)
            }
        }
        let ranked = candidates.map { ($0, score($0)) }.filter { $0.1 > 0 }
        guard
            let best = ranked.max(by: { ($0.1, $1.0.reference.name) < ($1.1, $0.0.reference.name) })?.0
        else { return nil }
        let labels = StringMap(best.podLabels.filter { selector[$0.key] != nil }.map { (key: $0.key, value: $0.value) })
        return (best.reference, labels)
    }

    private func port(_ signal: Signal, _ service: Service, _ case: Case) -> Finding {
        let pods = `case`.snapshot.pods(selectedBy: service)
        let names = Set(pods.flatMap(\.allContainers).flatMap(\.ports).compactMap(\.name)).sorted()
        let hint = names.isEmpty ? "their ports have no names" : "they have \(names.joined(separator: ", "))"
        return `case`.finding(
            self, .serviceWiring, "service '\(service.metadata.name)': \(said: signal.message); \(hint)",
            evidence: [`case`.evidence(signal)], certainty: 0.95, advice: "Correct the service's target port.")
    }
}

extension String {
    /// How many characters two texts begin with alike.
    fileprivate func commonPrefix(with other: String) -> Int { zip(self, other).prefix { $0 == $1 }.count }
}
