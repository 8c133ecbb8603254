internal import Foundation
internal import KubernetesModel

/// Drives pods off nodes with `NoExecute` taints that they do not tolerate, or no longer: pkg/controller/tainteviction.
struct TaintEviction: ClusterPart {
    let component = "taint-eviction-controller"
    /// The pods whose time runs.
    private var pending: Set<ObjectKey> = []

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        guard let key = change.key else { return [] }
        switch change.resource {
        case .pods:
            guard let new = change.new else { return pending.contains(key) ? [key] : [] }
            return !new.boundNode.isEmpty && change.old?.boundNode != new.boundNode ? [key] : []
        case .nodes:
            guard change.new != nil else { return [] }
            let (old, new) = (cluster.value(change.old, .nodes), cluster.value(change.new, .nodes))
            return old?["spec"]?["taints"] != new?["spec"]?["taints"] ? cluster.pods(on: key.name) : []
        default: return []
        }
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let pod = cluster.object(key), !pod.isDeleting,
            let node = cluster.object(ObjectKey(.nodes, name: pod["spec"]?["nodeName"]?.stringValue ?? ""))
        else {
            pending.remove(key)
            return nil
        }
        let taints = Taint.all(of: node).filter { $0.effect == .noExecute }
        switch Self.verdict(taints, Toleration.all(of: pod)) {
        case .stays:
            if pending.remove(key) != nil {
                cluster.record(
                    .normal, "TaintManagerEviction", "Cancelling deletion of Pod \(key.namespace)/\(key.name)", on: pod)
            }
            return nil
        case .goes(let seconds):
            let since = taints.compactMap(\.timeAdded).max() ?? cluster.now
            let due = since.addingTimeInterval(Double(seconds))
            guard due <= cluster.now else {
                pending.insert(key)
                return due
            }
            pending.remove(key)
            evict(pod, key, in: cluster)
            return nil
        }
    }

    enum Verdict: Equatable {
        case stays
        /// After so many seconds.
        case goes(Int)
    }

    static func verdict(_ taints: [Taint], _ tolerations: [Toleration]) -> Verdict {
        guard !taints.isEmpty else { return .stays }
        var used: [Toleration] = []
        for taint in taints {
            let bearing = tolerations.filter { $0.tolerates(taint) }
            guard !bearing.isEmpty else { return .goes(0) }
            used += bearing
        }
        return used.compactMap(\.seconds).min().map { .goes(max(0, $0)) } ?? .stays
    }

    private func evict(_ pod: JSONValue, _ key: ObjectKey, in cluster: ClusterAccess) {
        cluster.record(
            .normal, "TaintManagerEviction", "Marking for deletion Pod \(key.namespace)/\(key.name)", on: pod)
        cluster.updateStatus(key) { status in
            Conditions.set(
                "DisruptionTarget", "True", reason: "DeletionByTaintManager",
                message: "Taint manager: deleting due to NoExecute taint", in: &status, at: cluster.now,
                heartbeat: "lastProbeTime")
        }
        cluster.attemptDelete(key, uid: pod.uid)
    }
}
