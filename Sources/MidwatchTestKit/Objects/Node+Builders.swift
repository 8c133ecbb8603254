public import Foundation
public import KubernetesModel

extension Node {
    /// A node that is ready, or has been not ready for so many seconds.
    public static func make(
        _ name: String = "node-a", notReadySince: TimeInterval? = nil, reason: String = "NodeStatusUnknown",
        message: String = "Kubelet stopped posting node status.", age: TimeInterval = 864_000
    ) -> Node {
        var node = Node()
        node.metadata = ObjectMeta(name: name)
        node.metadata.uid = UID("uid-\(name)")
        node.metadata.creationTimestamp = .ago(age)
        var ready = Condition(type: "Ready", status: "True", reason: "KubeletReady")
        ready.lastTransitionTime = .ago(age - 30)
        if let notReadySince {
            ready = Condition(type: "Ready", status: "Unknown", reason: reason, message: message)
            ready.lastTransitionTime = .ago(notReadySince)
        }
        node.status.conditions = [ready]
        return node
    }

    /// With a further condition.
    public func condition(
        _ type: String, _ status: String, reason: String = "", message: String = "", since: TimeInterval = 600
    ) -> Node {
        var node = self
        var condition = Condition(type: type, status: status, reason: reason, message: message)
        condition.lastTransitionTime = .ago(since)
        node.status.conditions.append(condition)
        return node
    }
}
