import Foundation
import Incidents
import KubernetesModel

extension Examination {
    /// Looks at a node. Conditions have a polarity: `Ready` is bad when it is not True, the others are bad when they
    /// are True, and of those only the types are read that are known to mean trouble.
    mutating func examine(_ node: Node) {
        if node.metadata.deletionTimestamp != nil { return examineDeletion(of: node) }
        for condition in node.status.conditions {
            if condition.type == "Ready" {
                examineReady(condition, of: node)
            } else if Self.problems.contains(condition.type), condition.isTrue,
                hasLasted(settings.pressureGrace, since: condition.lastTransitionTime)
            {
                add(signal(.nodePressure, condition, of: node))
            }
        }
    }

    private mutating func examineReady(_ condition: Condition, of node: Node) {
        guard !condition.isTrue else { return }
        if let created = node.metadata.creationTimestamp, condition.lastTransitionTime.map({ $0 <= created }) ?? false,
            !hasLasted(settings.newNodeGrace, since: created)
        {
            return
        }
        guard hasLasted(settings.nodeGrace, since: condition.lastTransitionTime) else { return }
        add(signal(.nodeNotReady, condition, of: node))
    }

    private func signal(_ kind: Signal.Kind, _ condition: Condition, of node: Node) -> Signal {
        Signal(
            kind: kind, object: node.reference, reason: condition.reason ?? condition.type,
            message: condition.message ?? "", firstSeen: condition.lastTransitionTime ?? now, lastSeen: now)
    }

    /// The kubelet's own condition types, the route controller's, and those of the node problem detector's standard
    /// configuration.
    private static let problems: Set<String> = [
        "MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable", "KernelDeadlock", "ReadonlyFilesystem",
        "CorruptDockerOverlay2", "FrequentKubeletRestart", "FrequentContainerdRestart", "FrequentDockerRestart",
        "XfsShutdown", "CperHardwareErrorFatal",
    ]
}
