package import KubernetesModel

/// Why a volume of a pod is not there yet, in the words of the kubelet or of the controller that attaches volumes.
package struct MountProblem: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// The kubelet's attempt to set the volume up failed: it says so in an event `FailedMount`, and tries again.
        case setUp
        /// The kubelet cannot tell which disk it is: it says so only when it has waited in vain.
        case processing
        /// The disk is on another node. The controller says so in an event `FailedAttachVolume`; the kubelet waits.
        case attachment
    }

    package let kind: Kind
    /// The name of the volume in the pod's spec.
    package let volume: String
    package let message: String

    /// The problems of a pod that is bound to a node, in the order of its volumes.
    package static func all(of pod: JSONValue, in cluster: ClusterAccess) -> [MountProblem] {
        MountCheck(pod: pod) {
            cluster.object($0)
        } pods: {
            cluster.objects(.pods, in: pod.namespace) { !$0.boundNode.isEmpty }
        }.problems
    }

    /// What the kubelet says in an event `FailedMount` when it has waited two minutes and three seconds:
    /// pkg/kubelet/volumemanager/volume_manager.go, WaitForAttachAndMount.
    package static func timeout(_ problems: [MountProblem]) -> String {
        func list(_ problems: [MountProblem]) -> String {
            "[\(problems.map(\.volume).sorted().joined(separator: " "))]"
        }
        let processing = problems.filter { $0.kind == .processing }
        return "Unable to attach or mount volumes: unmounted volumes=\(list(problems)), "
            + "unattached volumes=\(list(problems.filter { $0.kind == .attachment })), "
            + "failed to process volumes=\(list(processing)): "
            + (processing.first?.message ?? "context deadline exceeded")
    }
}
