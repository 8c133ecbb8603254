import Foundation
import KubernetesModel

/// A node in a line.
enum NodeText {
    static func text(_ node: Node, now: Date) -> String {
        var parts = node.status.conditions.filter { !$0.isAsWished }.map { $0.summary(now: now) }
        if parts.isEmpty { parts = ["ready, under no pressure"] }
        if node.spec.unschedulable { parts.append("takes no new pods (cordoned)") }
        let taints = node.spec.taints.map { "\($0.key):\($0.effect)" }
        if !taints.isEmpty { parts.append("taints \(Wording.names(taints))") }
        let allocatable = node.status.allocatable
        let amounts = [allocatable.cpu.map { "cpu \($0)" }, allocatable.memory.map { "memory \($0)" }].compactMap(
            \.self)
        if !amounts.isEmpty { parts.append("allocatable \(amounts.joined(separator: ", "))") }
        return parts.joined(separator: "; ")
    }

    /// Whether the node does what a node is for.
    static func isWell(_ node: Node) -> Bool {
        !node.spec.unschedulable && node.status.conditions.allSatisfy(\.isAsWished)
    }
}
