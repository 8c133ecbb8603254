internal import Foundation
internal import KubernetesModel

/// One kubelet and its node: pkg/kubelet/kubelet_node_status.go.
struct NodeAgent {
    let node: NodeObject
    let pressure: Set<NodePressure>
    let cluster: ClusterAccess

    private var name: String { node.plan.name }
    private var key: ObjectKey { ObjectKey(.nodes, name: name) }

    func register() {
        guard let created = cluster.attemptCreate(node.registration, .nodes) else { return }
        record(.normal, "Starting", "Starting kubelet.", created)
        report(on: created)
        record(.normal, "NodeAllocatableEnforced", "Updated Node Allocatable limit across pods", created)
    }

    /// Says how the node is, where that is news, or was last said five minutes ago.
    ///
    /// - Returns: when it is to be said again although nothing changes.
    @discardableResult
    func report(on object: JSONValue) -> Date {
        let reports = NodeConditionReport.all(pressure: pressure)
        let changed = reports.filter { report in
            let old = Conditions.condition(report.type, in: object["status"])
            return old?["status"]?.stringValue != report.status || old?["reason"]?.stringValue != report.reason
        }
        let wasRebooted = object["status"]?["nodeInfo"]?["bootID"]?.stringValue != node.bootID
        let due = lastReport(object).addingTimeInterval(NodeAgents.reportInterval)
        guard !changed.isEmpty || wasRebooted || due <= cluster.now else { return due }
        cluster.updateStatus(key) { status in
            for report in reports {
                Conditions.set(
                    report.type, report.status, reason: report.reason, message: report.message, in: &status,
                    at: cluster.now, heartbeat: "lastHeartbeatTime")
            }
            status[path: "nodeInfo", "bootID"] = .string(node.bootID)
        }
        if wasRebooted {
            record(.normal, "Starting", "Starting kubelet.", object)
            record(.warning, "Rebooted", "Node \(name) has been rebooted, boot id: \(node.bootID)", object)
        }
        for report in changed {
            record(.normal, report.event, "Node \(name) status is now: \(report.event)", object)
        }
        return cluster.now.addingTimeInterval(NodeAgents.reportInterval)
    }

    func recordScheduling(isUnschedulable: Bool, _ object: JSONValue) {
        let reason = isUnschedulable ? "NodeNotSchedulable" : "NodeSchedulable"
        record(.normal, reason, "Node \(name) status is now: \(reason)", object)
    }

    private func lastReport(_ object: JSONValue) -> Date {
        let last = Conditions.condition("Ready", in: object["status"])?["lastHeartbeatTime"]?.stringValue
        return last.flatMap { Timestamp(parsing: $0)?.date } ?? .distantPast
    }

    func renewLease() {
        let time = JSONValue.string(Timestamp(cluster.now).microText)
        let lease = ObjectKey(.leases, namespace: "kube-node-lease", name: name)
        guard cluster.attemptUpdate(lease, nil, { $0[path: "spec", "renewTime"] = time }) == nil else { return }
        // It may not be written where the namespace is gone; the node then counts as lost, as it would.
        cluster.attemptCreate(
            [
                "apiVersion": "coordination.k8s.io/v1", "kind": "Lease",
                "metadata": ["name": .string(name), "namespace": "kube-node-lease"],
                "spec": [
                    "holderIdentity": .string(name), "leaseDurationSeconds": .integer(NodeAgents.leaseDuration),
                    "renewTime": time,
                ],
            ], .leases)
    }

    private func record(
        _ type: ClusterAccess.EventType, _ reason: String, _ message: String, _ object: JSONValue
    ) {
        cluster.record(type, reason, message, on: object, host: name)
    }
}
