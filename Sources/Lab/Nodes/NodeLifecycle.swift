internal import Foundation
internal import KubernetesModel

/// Notices nodes of which nothing is heard any more, and taints nodes by their conditions: pkg/controller/nodelifecycle.
struct NodeLifecycle: ClusterPart {
    let component = "node-controller"
    private var known: [String: JSONValue] = [:]

    /// The flag `--node-monitor-grace-period`.
    static let gracePeriod: TimeInterval = 40

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        guard change.resource == .nodes, let key = change.key else { return [] }
        let (old, new) = (cluster.value(change.old, .nodes), cluster.value(change.new, .nodes))
        let isReadiness =
            Conditions.status("Ready", in: old?["status"]) != Conditions.status("Ready", in: new?["status"])
        // Whether pods are driven off a node depends on the other nodes as well.
        guard isReadiness else { return [key] }
        let others = cluster.server.store.objects(.nodes).objects.objects().map { $0.content.name }
        return [key] + others.filter { $0 != key.name }.map { ObjectKey(.nodes, name: $0) }
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard var node = cluster.object(key) else {
            if let old = known.removeValue(forKey: key.name) {
                record("RemovingNode", "Removing Node \(key.name) from Controller", old, in: cluster)
            }
            return nil
        }
        if known[key.name]?.uid != node.uid {
            record("RegisteredNode", "Registered Node \(key.name) in Controller", node, in: cluster)
            known[key.name] = node
        }
        let deadline = lastHeard(of: node, in: cluster).addingTimeInterval(Self.gracePeriod)
        let isLost = deadline <= cluster.now
        if isLost, Conditions.status("Ready", in: node["status"]) != "Unknown" {
            node = markLost(node, key, in: cluster) ?? node
        }
        setTaints(node, key, in: cluster)
        return isLost ? nil : deadline
    }

    private func lastHeard(of node: JSONValue, in cluster: ClusterAccess) -> Date {
        let lease = cluster.object(ObjectKey(.leases, namespace: "kube-node-lease", name: node.name))
        let times = [
            lease?["spec"]?["renewTime"],
            Conditions.condition("Ready", in: node["status"])?["lastHeartbeatTime"],
            node[metadata: "creationTimestamp"],
        ]
        return times.compactMap { $0?.stringValue.flatMap { Timestamp(parsing: $0)?.date } }.max() ?? .distantPast
    }

    private func markLost(_ node: JSONValue, _ key: ObjectKey, in cluster: ClusterAccess) -> JSONValue? {
        let wasReady = Conditions.status("Ready", in: node["status"]) == "True"
        cluster.updateStatus(key) { status in
            for type in ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"] {
                let old = Conditions.condition(type, in: status)
                guard old?["status"]?.stringValue != "Unknown" else { continue }
                Conditions.set(
                    type, "Unknown", reason: old == nil ? "NodeStatusNeverUpdated" : "NodeStatusUnknown",
                    message: old == nil
                        ? "Kubelet never posted node status." : "Kubelet stopped posting node status.",
                    in: &status, at: cluster.now)
            }
        }
        if wasReady {
            cluster.record(.normal, "NodeNotReady", "Node \(node.name) status is now: NodeNotReady", on: node)
            for pod in cluster.pods(on: node.name) { markNotReady(pod, in: cluster) }
        }
        return cluster.object(key)
    }

    // pkg/controller/util/node, MarkPodsNotReady.
    private func markNotReady(_ key: ObjectKey, in cluster: ClusterAccess) {
        guard let pod = cluster.object(key), let ready = Conditions.condition("Ready", in: pod["status"]),
            ready["status"]?.stringValue == "True"
        else { return }
        cluster.updateStatus(key) { status in
            Conditions.set(
                "Ready", "False", reason: ready["reason"]?.stringValue, message: ready["message"]?.stringValue,
                in: &status, at: cluster.now, heartbeat: "lastProbeTime")
        }
        cluster.record(.warning, "NodeNotReady", "Node is not ready", on: pod)
    }

    private func setTaints(_ node: JSONValue, _ key: ObjectKey, in cluster: ClusterAccess) {
        let isReady = Conditions.status("Ready", in: node["status"]) == "True"
        // Where no node is ready at all, the fault is rather with the control plane: nothing is driven away.
        let evicts =
            !isReady && cluster.objects(.nodes).contains { Conditions.status("Ready", in: $0["status"]) == "True" }
        let taints = NodeTaints.taints(of: node, evicts: evicts, at: cluster.now)
        guard taints != node["spec"]?["taints"]?.arrayValue ?? [] else { return }
        cluster.attemptUpdate(key) { $0[path: "spec", "taints"] = taints.isEmpty ? nil : .array(taints) }
    }

    private func record(_ reason: String, _ text: String, _ node: JSONValue, in cluster: ClusterAccess) {
        cluster.record(.normal, reason, "Node \(node.name) event: \(text)", on: node)
    }
}
