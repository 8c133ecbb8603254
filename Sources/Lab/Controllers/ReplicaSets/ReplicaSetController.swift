internal import Foundation
internal import KubernetesModel

/// Keeps as many pods as a ReplicaSet wants: pkg/controller/replicaset/replica_set.go.
struct ReplicaSetController: ClusterPart {
    let component = "kube-controller-manager"
    private static let source = "replicaset-controller"
    private var delays = RetryDelays()

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        switch change.resource {
        case .replicaSets: change.key.map { [$0] } ?? []
        case .pods: cluster.ownersToAsk(change, .replicaSets)
        default: []
        }
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let set = cluster.object(key) else {
            delays.succeeded(key)
            return nil
        }
        let pods = activePods(of: set, in: cluster)
        let wanted = set["spec"]?["replicas"]?.intValue ?? 1
        var failure: APIError?
        if !set.isDeleting {
            do throws(APIError) {
                try Self.adjust(pods, to: wanted, of: set, in: cluster)
            } catch {
                failure = error
            }
        }
        let status = Self.status(of: set, pods, failure: failure, at: cluster.now)
        cluster.write(status: status, of: set, .replicaSets)
        guard failure == nil else { return delays.failed(key, at: cluster.now) }
        delays.succeeded(key)
        let minReadySeconds = set["spec"]?["minReadySeconds"]?.intValue ?? 0
        return pods.compactMap { $0.availableAt(after: minReadySeconds, now: cluster.now) }.min()
    }

    private func activePods(of set: JSONValue, in cluster: ClusterAccess) -> [ControlledPod] {
        Claiming(cluster: cluster, owner: set).claim(.pods).map(ControlledPod.init).filter(\.isActive)
    }

    private static func adjust(
        _ pods: [ControlledPod], to wanted: Int, of set: JSONValue, in cluster: ClusterAccess
    ) throws(APIError) {
        let creation = PodCreation(cluster: cluster, owner: set, source: source)
        if pods.count < wanted {
            let pod = creation.pod(from: set["spec"]?["template"] ?? [:])
            try creation.create(wanted - pods.count) { _ in pod }
        } else if pods.count > wanted {
            let victims = PodRanking(pods, neighbours: related(set, in: cluster)).firstToGo
            try creation.delete(victims.prefix(pods.count - wanted))
        }
    }

    /// The active pods of all sets of one deployment, which count where a node is crowded (getIndirectlyRelatedPods).
    private static func related(_ set: JSONValue, in cluster: ClusterAccess) -> [ControlledPod] {
        let sets =
            set.controllerReference?["uid"]?.stringValue.map { cluster.dependents(of: $0, .replicaSets) } ?? [set]
        return sets.flatMap { cluster.dependents(of: $0.uid, .pods) }.map(ControlledPod.init).filter(\.isActive)
    }

    // pkg/controller/replicaset/replica_set_utils.go, calculateStatus.
    private static func status(
        of set: JSONValue, _ pods: [ControlledPod], failure: APIError?, at now: Date
    ) -> JSONValue {
        let template = set["spec"]?["template"]?["metadata"]?["labels"]?.objectValue ?? [:]
        let minReadySeconds = set["spec"]?["minReadySeconds"]?.intValue ?? 0
        var status: JSONValue = ["replicas": .integer(pods.count)]
        status.setCount(
            "fullyLabeledReplicas",
            pods.count { pod in template.allSatisfy { pod.labels[$0.key] == $0.value.stringValue } })
        status.setCount("readyReplicas", pods.count(where: \.isReady))
        status.setCount("availableReplicas", pods.count { $0.isAvailable(after: minReadySeconds, at: now) })
        status.setCount("observedGeneration", set.generation)
        status["conditions"] = set["status"]?["conditions"]
        if let failure {
            let isMissing = pods.count < set["spec"]?["replicas"]?.intValue ?? 1
            if Conditions.condition("ReplicaFailure", in: status) == nil {
                Conditions.set(
                    "ReplicaFailure", "True", reason: isMissing ? "FailedCreate" : "FailedDelete",
                    message: failure.message, in: &status, at: now)
            }
        } else {
            DeploymentCondition.remove("ReplicaFailure", from: &status)
        }
        return status
    }
}
