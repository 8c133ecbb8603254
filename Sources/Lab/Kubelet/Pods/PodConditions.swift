internal import Foundation
internal import KubernetesModel

/// The conditions that the kubelet writes of a pod: pkg/kubelet/status/generate.go.
struct PodConditions {
    struct Condition: Hashable {
        let type: String
        let isTrue: Bool
        var reason: String?
        var message: String?
    }

    let inits: ArraySlice<ContainerWorker>
    let mains: ArraySlice<ContainerWorker>
    let phase: PodPhase
    let hasSandbox: Bool
    /// The readiness gates of the pod, each with whether its condition holds; nil: there is no such condition.
    var gates: [(type: String, holds: Bool?)] = []

    var all: [Condition] {
        let containers = containersReady
        return [
            Condition(type: "PodReadyToStartContainers", isTrue: hasSandbox), initialized, ready(containers),
            containers,
        ]
    }

    private var initialized: Condition {
        let incomplete = inits.filter { container in
            if container.spec.isSidecar { return container.run?.isStarted != true && phase != .succeeded }
            return container.newestTermination?.exitCode != 0 || container.run != nil
        }
        if phase == .succeeded { return Condition(type: "Initialized", isTrue: true, reason: "PodCompleted") }
        // What ran was initialized.
        if incomplete.isEmpty || phase == .running { return Condition(type: "Initialized", isTrue: true) }
        return Condition(
            type: "Initialized", isTrue: false, reason: "ContainersNotInitialized",
            message: "containers with incomplete status: [\(Self.names(Array(incomplete)))]")
    }

    private var containersReady: Condition {
        let type = "ContainersReady"
        switch phase {
        case .succeeded: return Condition(type: type, isTrue: false, reason: "PodCompleted")
        case .failed: return Condition(type: type, isTrue: false, reason: "PodFailed")
        default: break
        }
        let unready = (inits.filter(\.spec.isSidecar) + mains).filter { !$0.isReady }
        if unready.isEmpty { return Condition(type: type, isTrue: true) }
        return Condition(
            type: type, isTrue: false, reason: "ContainersNotReady",
            message: "containers with unready status: [\(Self.names(unready))]")
    }

    private func ready(_ containers: Condition) -> Condition {
        guard containers.isTrue else {
            return Condition(type: "Ready", isTrue: false, reason: containers.reason, message: containers.message)
        }
        let problems = gates.compactMap { gate -> String? in
            switch gate.holds {
            case nil: "corresponding condition of pod readiness gate \"\(gate.type)\" does not exist."
            case false?: "the status of pod readiness gate \"\(gate.type)\" is not \"True\", but False"
            case true?: nil
            }
        }
        guard !problems.isEmpty else { return Condition(type: "Ready", isTrue: true) }
        return Condition(
            type: "Ready", isTrue: false, reason: "ReadinessGatesNotReady", message: problems.joined(separator: ", "))
    }

    private static func names(_ containers: [ContainerWorker]) -> String {
        containers.map(\.spec.name).joined(separator: " ")
    }

    /// The conditions of a status with these in them; a condition keeps its time as long as it stays what it is.
    func merged(into status: JSONValue?, extra: [Condition] = [], at now: Date) -> JSONValue {
        let before = status?["conditions"]?.arrayValue ?? []
        let own = (all + extra).map { condition -> JSONValue in
            let old = before.first { $0["type"]?.stringValue == condition.type }
            let status = condition.isTrue ? "True" : "False"
            let isSame = old?["status"]?.stringValue == status
            var value: JSONValue = [
                "type": .string(condition.type), "status": .string(status), "lastProbeTime": .null,
                "lastTransitionTime": isSame ? old?["lastTransitionTime"] ?? .null : .string(Timestamp(now).text),
            ]
            value["reason"] = condition.reason.map(JSONValue.string)
            value["message"] = condition.message.map(JSONValue.string)
            return value
        }
        let types = Set((all + extra).map(\.type))
        let others = before.filter { !types.contains($0["type"]?.stringValue ?? "") }
        let scheduled = others.contains { $0["type"] == "PodScheduled" } ? [] : [Self.scheduled(at: now)]
        return .array(own + others + scheduled)
    }

    private static func scheduled(at now: Date) -> JSONValue {
        [
            "type": "PodScheduled", "status": "True", "lastProbeTime": .null,
            "lastTransitionTime": .string(Timestamp(now).text),
        ]
    }
}
