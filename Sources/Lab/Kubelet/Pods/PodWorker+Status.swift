internal import Foundation
internal import KubernetesModel

// The pod's status as the kubelet writes it: generateAPIPodStatus in pkg/kubelet/kubelet_pods.go.
extension PodWorker {
    func status(over old: JSONValue?, hostAddress: String, at now: Date) -> JSONValue {
        var status = old ?? [:]
        let phase = phase
        status["phase"] = .string(phase.rawValue)
        status["conditions"] = conditions(over: old, phase).merged(into: old, extra: disruption, at: now)
        status["startTime"] = startedAt.map { .string(Timestamp($0).text) }
        status["hostIP"] = .string(hostAddress)
        status["hostIPs"] = [["ip": .string(hostAddress)]]
        if let address {
            status["podIP"] = .string(address)
            status["podIPs"] = [["ip": .string(address)]]
        }
        if !inits.isEmpty { status["initContainerStatuses"] = .array(inits.map(\.status)) }
        status["containerStatuses"] = .array(mains.map(\.status))
        if let verdict {
            status["reason"] = .string(verdict.reason)
            status["message"] = .string(verdict.message)
        }
        return status
    }

    var isReady: Bool { conditions(over: nil, phase).all.contains { $0.type == "ContainersReady" && $0.isTrue } }

    private func conditions(over old: JSONValue?, _ phase: PodPhase) -> PodConditions {
        let known = old?["conditions"]?.arrayValue ?? []
        let gates = spec.readinessGates.map { gate -> (String, Bool?) in
            (gate, known.first { $0["type"]?.stringValue == gate }.map { $0["status"] == "True" })
        }
        return PodConditions(
            inits: inits, mains: mains, phase: phase, hasSandbox: stage == .containers && !isGone && !phase.isOver,
            gates: gates)
    }

    private var disruption: [PodConditions.Condition] {
        guard let verdict, verdict.isDisruption else { return [] }
        return [
            PodConditions.Condition(
                type: "DisruptionTarget", isTrue: true, reason: "TerminationByKubelet", message: verdict.message)
        ]
    }
}
