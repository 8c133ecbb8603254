internal import Foundation
internal import KubernetesModel

/// What the kubelets do for their nodes: they register them, say how they are, and renew their leases.
struct NodeAgents: ClusterPart {
    let component = "kubelet"
    private var follower: FleetFollower

    // pkg/kubelet/apis/config/v1beta1/defaults.go.
    static let leaseDuration = 40
    static let leaseInterval: TimeInterval = 10
    static let reportInterval: TimeInterval = 300

    init(fleet: NodeFleet) { follower = FleetFollower(fleet) }

    private var fleet: NodeFleet { follower.fleet }

    mutating func signals() -> [ObjectKey] {
        follower.news().map { ObjectKey(.nodes, name: $0) }
    }

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] { [] }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard fleet.isUp(key.name), let index = fleet.plans.firstIndex(where: { $0.name == key.name }) else {
            return nil
        }
        let agent = NodeAgent(
            node: NodeObject(plan: fleet.plans[index], index: index, boots: fleet.boots(of: key.name)),
            pressure: fleet.pressure(on: key.name), cluster: cluster)
        agent.renewLease()
        let next = cluster.now.addingTimeInterval(Self.leaseInterval)
        guard let content = cluster.server.store.object(.nodes, key: key.storeKey)?.content else {
            // A kubelet registers its node when it starts, and never again while it runs.
            guard registered[key.name] != agent.node.boots else { return nil }
            registered[key.name] = agent.node.boots
            agent.register()
            return next
        }
        registered[key.name] = agent.node.boots
        if let last = reports[key.name], last.node === content, last.boots == agent.node.boots,
            last.pressure == agent.pressure, cluster.now < last.due
        {
            return next
        }
        guard let node = cluster.object(key) else { return next }
        let due = agent.report(on: node)
        let isUnschedulable = node["spec"]?["unschedulable"] == true
        if isUnschedulable != unschedulable.contains(key.name) {
            agent.recordScheduling(isUnschedulable: isUnschedulable, node)
            if isUnschedulable { unschedulable.insert(key.name) } else { unschedulable.remove(key.name) }
        }
        reports[key.name] = cluster.server.store.object(.nodes, key: key.storeKey).map {
            Report(
                node: $0.content, boots: agent.node.boots, pressure: agent.pressure,
                due: due)
        }
        return next
    }

    /// At which start of its machine each node was registered.
    private var registered: [String: Int] = [:]
    /// The nodes that were cordoned when they were looked at last.
    private var unschedulable: Set<String> = []

    /// What was said of a node last; while nothing is different, the node need not be read.
    private struct Report {
        let node: ObjectContent
        let boots: Int
        let pressure: Set<NodePressure>
        let due: Date
    }

    private var reports: [String: Report] = [:]
}
