internal import Foundation
internal import KubernetesModel

/// Takes away the pods of nodes that are gone, or out of service: pkg/controller/podgc.
struct PodGarbageCollection: ClusterPart {
    let component = "pod-garbage-collector"
    /// Since when each node is missed.
    private var missing: [String: Date] = [:]

    /// How long a node may be missing.
    static let quarantine: TimeInterval = 40

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        guard let key = change.key else { return [] }
        switch change.resource {
        case .pods:
            guard let new = change.new, !new.boundNode.isEmpty else { return [] }
            return change.old?.boundNode != new.boundNode || change.old?.isDeleting != new.isDeleting ? [key] : []
        case .nodes:
            if change.new == nil { return cluster.pods(on: key.name) }
            let isOut = cluster.value(change.new, .nodes).map(Self.isOutOfService) ?? false
            return isOut ? cluster.pods(on: key.name) : []
        default: return []
        }
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let pod = cluster.object(key), let name = pod["spec"]?["nodeName"]?.stringValue else { return nil }
        if let node = cluster.object(ObjectKey(.nodes, name: name)) {
            missing[name] = nil
            if pod.isDeleting, Self.isOutOfService(node) { take(pod, key, in: cluster) }
            return nil
        }
        let since = missing[name] ?? cluster.now
        missing[name] = since
        let due = since.addingTimeInterval(Self.quarantine)
        guard due <= cluster.now else { return due }
        cluster.updateStatus(key) { status in
            Conditions.set(
                "DisruptionTarget", "True", reason: "DeletionByPodGC", message: "PodGC: node no longer exists",
                in: &status, at: cluster.now, heartbeat: "lastProbeTime")
        }
        take(pod, key, in: cluster)
        return nil
    }

    private static func isOutOfService(_ node: JSONValue) -> Bool {
        Conditions.status("Ready", in: node["status"]) != "True"
            && Taint.all(of: node).contains { $0.key == Taint.outOfService }
    }

    private func take(_ pod: JSONValue, _ key: ObjectKey, in cluster: ClusterAccess) {
        if !["Succeeded", "Failed"].contains(pod["status"]?["phase"]?.stringValue) {
            cluster.updateStatus(key) { $0["phase"] = "Failed" }
        }
        cluster.attemptDelete(key, gracePeriod: 0, uid: pod.uid)
    }
}
