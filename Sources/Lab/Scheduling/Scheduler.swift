internal import Foundation
internal import KubernetesModel

/// Gives pods their nodes: pkg/scheduler.
struct Scheduler: ClusterPart {
    let component = "default-scheduler"
    private var waiting = WaitingPods()
    /// The nodes of pods that wait for their volumes only, and since when they do.
    private var assumed: [ObjectKey: (node: String, since: Date)] = [:]
    private var cache = SchedulingCache()

    /// How long volumes may take: bindTimeoutSeconds of the plugin VolumeBinding.
    static let bindTimeout: TimeInterval = 600

    private static let events = ResourceName(group: "", plural: "scheduling-events")

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        if change.resource == .pods, let key = change.key, (change.new ?? change.old)?.boundNode.isEmpty ?? false {
            return [key]
        }
        guard let event = event(change, in: cluster) else { return [] }
        let bound = event == .volumesChanged ? assumed.keys.sorted { $0.storeKey < $1.storeKey } : []
        return bound + [ObjectKey(Self.events, name: event.rawValue)]
    }

    private func event(_ change: ObjectChange, in cluster: ClusterAccess) -> SchedulingEvent? {
        switch change.resource {
        case .persistentVolumeClaims, .persistentVolumes, .storageClasses: return .volumesChanged
        case .pods:
            if change.isEnd { return .podGone }
            guard let new = change.new, !new.isOver else { return nil }
            return change.old?.boundNode != new.boundNode || change.old?.labels != new.labels ? .podAssigned : nil
        case .nodes:
            guard !waiting.entries.isEmpty, let new = cluster.value(change.new, .nodes) else { return nil }
            let old = cluster.value(change.old, .nodes)
            let isSame =
                old?["spec"] == new["spec"] && change.old?.labels == change.new?.labels
                && old?["status"]?["allocatable"] == new["status"]?["allocatable"]
            return isSame ? nil : .nodeChanged
        default: return nil
        }
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let event = SchedulingEvent(rawValue: key.name), key.resource == Self.events else {
            return look(at: key, in: cluster)
        }
        waiting.move(for: event)
        for pod in waiting.due(at: cluster.now) { _ = look(at: pod, in: cluster) }
        return waiting.nextBackOffEnd
    }

    // MARK: One pod

    private mutating func look(at key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let object = cluster.object(key), !object.isDeleting,
            object["spec"]?["schedulerName"]?.stringValue ?? component == component,
            (object["spec"]?["nodeName"]?.stringValue ?? "").isEmpty
        else {
            waiting.remove(key)
            assumed[key] = nil
            return nil
        }
        guard (object["spec"]?["schedulingGates"]?.arrayValue ?? []).isEmpty else {
            setUnscheduled(
                key, "SchedulingGated", "Scheduling is blocked due to non-empty scheduling gates", in: cluster)
            return nil
        }
        if assumed[key] != nil { return finish(object, key, in: cluster) }
        let substance: JSONValue = ["spec": object["spec"] ?? [:], "labels": object[metadata: "labels"] ?? [:]]
        if let entry = waiting[key], entry.substance == substance {
            if entry.flush <= cluster.now { waiting.move(key) }
            guard waiting[key]?.isMoved ?? false, entry.backOffEnd <= cluster.now else { return entry.flush }
        }
        return attempt(object, key, substance, in: cluster)
    }

    private mutating func attempt(
        _ object: JSONValue, _ key: ObjectKey, _ substance: JSONValue, in cluster: ClusterAccess
    ) -> Date? {
        let pod = SchedulingPod(object)
        let snapshot = cache.snapshot(of: cluster, assumed: assumed.mapValues(\.node))
        let budgets = pod.priority > 0 ? cluster.objects(.podDisruptionBudgets).map { DisruptionBudget($0) } : []
        let cycle = SchedulingCycle(
            pod: pod, snapshot: snapshot, nominated: cache.nominated, budgets: budgets)
        switch cycle.run() {
        case .fits(let node):
            waiting.remove(key)
            assumed[key] = (node, cluster.now)
            for claim in VolumeFilter(pod, in: snapshot).unboundClaims { select(node, for: claim, in: cluster) }
            return finish(object, key, in: cluster)
        case .fails(let failure):
            waiting.failed(pod, substance: substance, filters: failure.filters, at: cluster.now)
            cluster.record(.warning, "FailedScheduling", failure.message, on: object)
            setUnscheduled(
                key, "Unschedulable", failure.message, nominating: failure.preemption?.node, in: cluster)
            if let preemption = failure.preemption { clear(preemption, for: pod, in: cluster) }
            return waiting[key]?.flush
        }
    }

    private func setUnscheduled(
        _ key: ObjectKey, _ reason: String, _ message: String, nominating node: String? = nil,
        in cluster: ClusterAccess
    ) {
        cluster.updateStatus(key) { status in
            Conditions.set(
                "PodScheduled", "False", reason: reason, message: message, in: &status, at: cluster.now,
                heartbeat: "lastProbeTime")
            if let node { status["nominatedNodeName"] = .string(node) }
        }
    }

    // MARK: Binding

    private func select(_ node: String, for claim: Claim, in cluster: ClusterAccess) {
        cluster.attemptUpdate(claim.key) {
            $0[path: "metadata", "annotations", Claim.selectedNodeAnnotation] = .string(node)
        }
    }

    /// Binds a pod whose node is found, once its volumes are bound.
    private mutating func finish(_ pod: JSONValue, _ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let (node, since) = assumed[key] else { return nil }
        let claims = PodVolumes.claims(of: pod).map {
            cluster.object(ObjectKey(.persistentVolumeClaims, namespace: key.namespace, name: $0)).map(Claim.init)
        }
        guard claims.allSatisfy({ $0?.isBound ?? false }) else {
            let deadline = since.addingTimeInterval(Self.bindTimeout)
            guard deadline <= cluster.now || claims.contains(where: { $0 == nil }) else { return deadline }
            return giveUp(pod, key, in: cluster)
        }
        assumed[key] = nil
        bind(pod, key, to: node, in: cluster)
        return nil
    }

    private mutating func giveUp(_ pod: JSONValue, _ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        assumed[key] = nil
        let message = "running PreBind plugin \"VolumeBinding\": binding volumes: context deadline exceeded"
        cluster.record(.warning, "FailedScheduling", message, on: pod)
        setUnscheduled(key, "SchedulerError", message, in: cluster)
        return cluster.now.addingTimeInterval(WaitingPods.backOff(attempts: 1))
    }

    private func bind(_ pod: JSONValue, _ key: ObjectKey, to node: String, in cluster: ClusterAccess) {
        let bound = cluster.attemptUpdate(key, .binding) { pod in
            pod[path: "spec", "nodeName"] = .string(node)
            var status = pod["status"] ?? [:]
            Conditions.set(
                "PodScheduled", "True", reason: nil, message: nil, in: &status, at: cluster.now,
                heartbeat: "lastProbeTime")
            pod["status"] = status
        }
        // A pod that is gone meanwhile needs no node.
        guard bound != nil else { return }
        cluster.record(
            .normal, "Scheduled", "Successfully assigned \(key.namespace)/\(key.name) to \(node)", on: pod)
    }

    // MARK: Preemption

    private func clear(_ candidate: Preemption.Candidate, for pod: SchedulingPod, in cluster: ClusterAccess) {
        for victim in candidate.victims where !victim.isDeleting {
            guard let object = cluster.object(victim.key), object.uid == victim.uid else { continue }
            cluster.updateStatus(victim.key) { status in
                Conditions.set(
                    "DisruptionTarget", "True", reason: "PreemptionByScheduler",
                    message: "\(component): preempting to accommodate a higher priority pod", in: &status,
                    at: cluster.now, heartbeat: "lastProbeTime")
            }
            cluster.attemptDelete(victim.key, uid: victim.uid)
            cluster.record(
                .normal, "Preempted", "Preempted by pod \(pod.uid) on node \(candidate.node)", on: object)
        }
    }
}
