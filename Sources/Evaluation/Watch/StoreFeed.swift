internal import ControllerRuntime
internal import Foundation
internal import Incidents
internal import KubernetesModel
internal import Lab
internal import Operator

/// Fills the stores from what is written in the Lab, as reflectors fill them from watches.
///
/// Of several writes at one moment only the last is told: a watch may skip states too. What there was to be seen on the
/// way is kept.
struct StoreFeed: Sendable {
    private typealias Take = @Sendable (_ json: [UInt8]?, _ key: NamespacedName) throws -> Void

    private let cluster: LabCluster
    private let takes: [ResourceName: Take]
    private var revision = 0
    private(set) var observations: Observations

    /// Kinds that are written often and say nothing of the state of a workload.
    private static let unobserved: Set = ["leases", "endpoints", "endpointslices", "incidents", "actionrequests"]

    /// - Parameter begin: What is seen earlier is not kept.
    init(cluster: LabCluster, stores: ClusterStores, observingFrom begin: Date) {
        self.cluster = cluster
        observations = Observations(from: begin)
        var takes: [ResourceName: Take] = [:]
        func follow<Object: KubernetesObject>(_ store: ControllerRuntime.Store<Object>) {
            let name = ResourceName(group: Object.resource.group, plural: Object.resource.plural)
            takes[name] = { json, key in
                guard let json else { return store.noteDeleted(key) }
                store.noteWritten(try KubernetesJSON.decode(Object.self, from: Data(json)))
            }
        }
        follow(stores.pods)
        follow(stores.events)
        follow(stores.deployments)
        follow(stores.replicaSets)
        follow(stores.statefulSets)
        follow(stores.daemonSets)
        follow(stores.controllerRevisions)
        follow(stores.jobs)
        follow(stores.nodes)
        follow(stores.namespaces)
        follow(stores.services)
        follow(stores.endpoints)
        follow(stores.claims)
        follow(stores.storageClasses)
        follow(stores.autoscalers)
        follow(stores.disruptionBudgets)
        follow(stores.incidents)
        follow(stores.requests)
        follow(stores.policies)
        self.takes = takes
    }

    /// Takes in what was written since the last time.
    mutating func catchUp() throws {
        let (keys, revision) = cluster.changes(after: revision)
        self.revision = revision
        for key in keys {
            let json = cluster.json(key)
            if !Self.unobserved.contains(key.resource.plural) { try observe(json, key) }
            let namespace = key.namespace.isEmpty ? nil : key.namespace
            try takes[key.resource]?(json, NamespacedName(namespace: namespace, name: key.name))
        }
    }

    private mutating func observe(_ json: [UInt8]?, _ key: ObjectKey) throws {
        if let json {
            observations.take(try JSONValue(parsing: Data(json)), at: cluster.clock.now)
        } else {
            observations.takeRemoval(plural: key.resource.plural, namespace: key.namespace, name: key.name)
        }
    }
}
