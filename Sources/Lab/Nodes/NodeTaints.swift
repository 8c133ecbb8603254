internal import Foundation
internal import KubernetesModel

/// The taints that follow from a node's conditions: pkg/controller/nodelifecycle, doNoScheduleTaintingPass and
/// doNoExecuteTaintingPass.
enum NodeTaints {
    private static let byCondition: [(type: String, status: String, key: String)] = [
        ("Ready", "False", Taint.notReady), ("Ready", "Unknown", Taint.unreachable),
        ("MemoryPressure", "True", Taint.memoryPressure), ("DiskPressure", "True", Taint.diskPressure),
        ("NetworkUnavailable", "True", Taint.networkUnavailable), ("PIDPressure", "True", Taint.pidPressure),
    ]
    private static let evicting = [Taint.notReady, Taint.unreachable]

    /// The taints of a node as they are to be, with those that others put there.
    ///
    /// - Parameter evicts: Whether pods are driven off nodes that are not ready.
    static func taints(of node: JSONValue, evicts: Bool, at now: Date) -> [JSONValue] {
        let wanted = self.wanted(node, evicts: evicts)
        var taints: [JSONValue] = []
        for value in node["spec"]?["taints"]?.arrayValue ?? [] {
            guard let taint = Taint(value), isOwn(taint) else {
                taints.append(value)
                continue
            }
            if wanted.contains(where: { $0.key == taint.key && $0.effect == taint.effect }) { taints.append(value) }
        }
        for taint in wanted {
            let isThere = taints.contains {
                $0["key"]?.stringValue == taint.key && $0["effect"]?.stringValue == taint.effect.rawValue
            }
            guard !isThere else { continue }
            taints.append([
                "key": .string(taint.key), "effect": .string(taint.effect.rawValue),
                "timeAdded": .string(Timestamp(now).text),
            ])
        }
        return taints
    }

    private static func wanted(_ node: JSONValue, evicts: Bool) -> [Taint] {
        var wanted = byCondition.filter { Conditions.status($0.type, in: node["status"]) == $0.status }
            .map { Taint($0.key, .noSchedule) }
        if node["spec"]?["unschedulable"] == true { wanted.append(Taint(Taint.unschedulable, .noSchedule)) }
        if evicts {
            wanted += wanted.filter { evicting.contains($0.key) }.map { Taint($0.key, .noExecute) }
        }
        return wanted
    }

    private static func isOwn(_ taint: Taint) -> Bool {
        switch taint.effect {
        case .noSchedule: taint.key == Taint.unschedulable || byCondition.contains { $0.key == taint.key }
        case .noExecute: evicting.contains(taint.key)
        case .preferNoSchedule: false
        }
    }
}
