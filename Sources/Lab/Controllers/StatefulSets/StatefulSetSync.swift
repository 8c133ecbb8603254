internal import Foundation
internal import KubernetesModel

/// One look at a StatefulSet: pkg/controller/statefulset/stateful_set_control.go.
struct StatefulSetSync {
    private let cluster: ClusterAccess
    private let set: JSONValue
    private let spec: StatefulSetSpec
    private let actions: StatefulSetPods
    private var pods: [Int: ControlledPod]
    private var history: RevisionHistory
    private var collisions: Int
    private var current: JSONValue?
    private var update: JSONValue?

    init(_ set: JSONValue, in cluster: ClusterAccess) {
        self.cluster = cluster
        self.set = set
        spec = StatefulSetSpec(set)
        actions = StatefulSetPods(cluster: cluster, set: set)
        let named = Claiming(cluster: cluster, owner: set).claim(.pods).map(ControlledPod.init).compactMap { pod in
            StatefulSetSpec.ordinal(of: pod.name, in: set.name).map { ($0, pod) }
        }
        pods = Dictionary(named, uniquingKeysWith: { first, _ in first })
        history = RevisionHistory(of: set, hashLabel: "controller.kubernetes.io/hash", in: cluster)
        collisions = set["status"]?["collisionCount"]?.intValue ?? 0
    }

    mutating func run() throws(APIError) {
        update = try history.current(collisions: &collisions)
        guard let update else {
            cluster.updateStatus(ObjectKey(.statefulSets, of: set)) { [collisions] in
                $0["collisionCount"] = .integer(collisions)
            }
            return
        }
        current = set["status"]?["currentRevision"]?.stringValue.flatMap(history.revision(named:)) ?? update
        if !set.isDeleting { try move(update, current ?? update) }
        writeStatus()
        let live = Set(pods.values.compactMap { $0.labels[StatefulSetPods.revisionLabel] })
        history.truncate { revision in
            live.contains(revision.name) || revision.name == current?.name || revision.name == update.name
        }
    }

    /// Makes, replaces and deletes pods as far as the order allows now (updateStatefulSet).
    private mutating func move(_ update: JSONValue, _ current: JSONValue) throws(APIError) {
        for ordinal in spec.ordinals {
            guard try !keep(ordinal, update, current) else { continue }
            if spec.isOrdered { return }
        }
        guard try condemn() else { return }
        try roll(to: update)
    }

    /// - Returns: whether the pod is as it is to be, so that the next may be looked at.
    private func keep(_ ordinal: Int, _ update: JSONValue, _ current: JSONValue) throws(APIError) -> Bool {
        guard let pod = pods[ordinal] else {
            let isOld = !spec.isUpdatedOnDeletion && ordinal < spec.start + spec.partition
            let revision = isOld ? current : update
            try actions.create(ordinal, template(of: revision), revision: revision.name)
            return false
        }
        if pod.isOver {
            if !pod.isDeleting { try replace(pod) }
            return false
        }
        if pod.phase == "Pending", !pod.isDeleting { try actions.createClaims(ordinal) }
        return isAvailable(pod)
    }

    private func replace(_ pod: ControlledPod) throws(APIError) {
        let (name, hasFailed) = ("\(set.namespace)/\(set.name)", pod.phase == "Failed")
        cluster.record(
            hasFailed ? .warning : .normal, hasFailed ? "RecreatingFailedPod" : "RecreatingTerminatedPod",
            "StatefulSet \(name) is recreating \(hasFailed ? "failed" : "terminated") Pod \(pod.name)", on: set,
            from: StatefulSetPods.source)
        try actions.delete(pod)
    }

    private func template(of revision: JSONValue) -> JSONValue {
        var template = revision["data"]?["spec"]?["template"] ?? set["spec"]?["template"] ?? [:]
        template["$patch"] = nil
        return template
    }

    /// Deletes the pods beyond the wanted ones, the last first.
    ///
    /// - Returns: whether all that remain may be looked at.
    private func condemn() throws(APIError) -> Bool {
        let condemned = pods.filter { !spec.ordinals.contains($0.key) }.sorted { $0.key > $1.key }
        let firstUnhealthy = pods.sorted { $0.key < $1.key }.first { !isHealthy($0.value) }?.value.uid
        for (_, pod) in condemned {
            if pod.isDeleting {
                if spec.isOrdered { return false }
                continue
            }
            // One that is not well waits for the ones before it, unless it is the first of those.
            if spec.isOrdered, !isAvailable(pod), pod.uid != firstUnhealthy { return false }
            try actions.delete(pod)
            if spec.isOrdered { return false }
        }
        return true
    }

    /// Replaces the last pod that is of another revision, once all after it are well.
    private func roll(to update: JSONValue) throws(APIError) {
        guard !spec.isUpdatedOnDeletion else { return }
        for ordinal in spec.ordinals.reversed() where ordinal >= spec.start + spec.partition {
            guard let pod = pods[ordinal] else { return }
            if pod.labels[StatefulSetPods.revisionLabel] != update.name, !pod.isDeleting {
                try actions.delete(pod)
                return
            }
            guard isHealthy(pod) else { return }
        }
    }

    private func isRunning(_ pod: ControlledPod) -> Bool { pod.phase == "Running" && pod.isReady }

    private func isHealthy(_ pod: ControlledPod) -> Bool { isRunning(pod) && !pod.isDeleting }

    private func isAvailable(_ pod: ControlledPod) -> Bool {
        isHealthy(pod) && pod.isAvailable(after: spec.minReadySeconds, at: cluster.now)
    }

    /// When the next pod that is ready becomes available.
    var nextAvailable: Date? {
        pods.values.compactMap { $0.availableAt(after: spec.minReadySeconds, now: cluster.now) }.min()
    }

    /// Writes the counts, and which revision the pods have and which they are to have.
    func writeStatus() {
        guard let update else { return }
        let pods = pods.values.filter { !$0.phase.isEmpty }
        func count(of revision: JSONValue?) -> Int {
            pods.count { !$0.isDeleting && $0.labels[StatefulSetPods.revisionLabel] == revision?.name }
        }
        let ready = pods.count(where: isRunning)
        let available = pods.count { isRunning($0) && $0.isAvailable(after: spec.minReadySeconds, at: cluster.now) }
        var (revision, currentCount) = (current?.name ?? update.name, count(of: current))
        // The update is over: what was new is what the pods have (completeRollingUpdate).
        if !spec.isUpdatedOnDeletion, count(of: update) == pods.count, ready == pods.count,
            pods.count == spec.replicas
        {
            (revision, currentCount) = (update.name, count(of: update))
        }
        var status: JSONValue = [
            "replicas": .integer(pods.count), "availableReplicas": .integer(available),
            "collisionCount": .integer(collisions), "currentRevision": .string(revision),
            "updateRevision": .string(update.name),
        ]
        status.setCount("observedGeneration", set.generation)
        status.setCount("readyReplicas", ready)
        status.setCount("currentReplicas", currentCount)
        status.setCount("updatedReplicas", count(of: update))
        status["conditions"] = set["status"]?["conditions"]
        cluster.write(status: status, of: set, .statefulSets)
    }
}
