internal import Foundation
internal import KubernetesModel

/// One look at a DaemonSet: pkg/controller/daemon/daemon_controller.go, syncDaemonSet.
struct DaemonSetSync {
    private let cluster: ClusterAccess
    private let set: JSONValue
    private let placement: DaemonPlacement
    private let creation: PodCreation
    private let minReadySeconds: Int
    private var nodes: [(name: String, verdict: DaemonPlacement.Verdict)]
    private var pods: [String: [ControlledPod]]
    private var history: RevisionHistory
    private var collisions: Int
    private var hash = ""

    static let hashLabel = "controller-revision-hash"
    private static let generationKey = "deprecated.daemonset.template.generation"
    private static let generationLabel = "pod-template-generation"

    init(_ set: JSONValue, in cluster: ClusterAccess) {
        self.cluster = cluster
        self.set = set
        placement = DaemonPlacement(set["spec"]?["template"] ?? [:])
        creation = PodCreation(cluster: cluster, owner: set, source: "daemonset-controller")
        minReadySeconds = set["spec"]?["minReadySeconds"]?.intValue ?? 0
        nodes = cluster.objects(.nodes).map { [placement] in ($0.name, placement.verdict(on: $0)) }
        let all = Claiming(cluster: cluster, owner: set).claim(.pods).map(ControlledPod.init)
        pods = Dictionary(grouping: all, by: DaemonPlacement.node)
        history = RevisionHistory(of: set, hashLabel: Self.hashLabel, in: cluster)
        collisions = set["status"]?["collisionCount"]?.intValue ?? 0
    }

    mutating func run(_ failedPods: inout FailedDaemonPods) throws(APIError) {
        let revision = try history.current(collisions: &collisions)
        hash = revision?.labels[Self.hashLabel] ?? ""
        guard let revision else {
            writeStatus()
            return
        }
        failedPods.begin(ObjectKey(.daemonSets, of: set))
        if try !manage(&failedPods) { try update() }
        writeStatus()
        let live = Set(pods.values.joined().compactMap { $0.labels[Self.hashLabel] })
        history.truncate { old in
            old.name == revision.name || live.contains(old.labels[Self.hashLabel] ?? "")
        }
    }

    private var isSurging: Bool { rollingUpdate.surge > 0 }

    private var rollingUpdate: DaemonRollingUpdate {
        DaemonRollingUpdate(set, desired: nodes.count(where: \.verdict.runs))
    }

    // manage and podsShouldBeOnNode: a pod on each node where there is none, and none where it does not belong.
    private func manage(_ failedPods: inout FailedDaemonPods) throws(APIError) -> Bool {
        var (missing, surplus): ([String], [ControlledPod]) = ([], [])
        for (node, verdict) in nodes {
            let there = pods[node] ?? []
            if verdict.runs, there.isEmpty {
                missing.append(node)
            } else if verdict.stays {
                surplus += self.surplus(there, node, &failedPods)
            } else {
                surplus += there.filter { !$0.isDeleting }
            }
        }
        let known = Set(nodes.map(\.name))
        // Pods of nodes that are gone; one that is bound to none waits for the scheduler alone.
        surplus += pods.keys.sorted().filter { !known.contains($0) }.flatMap { pods[$0] ?? [] }
            .filter { !$0.isDeleting && $0.node.isEmpty }
        if !surplus.isEmpty { try creation.delete(surplus) }
        if !missing.isEmpty { try create(on: missing) }
        return !surplus.isEmpty || !missing.isEmpty
    }

    /// Of the pods on a node where one belongs: those that are over, and all but the oldest of the others.
    private func surplus(
        _ there: [ControlledPod], _ node: String, _ failedPods: inout FailedDaemonPods
    ) -> [ControlledPod] {
        var (surplus, running): ([ControlledPod], [ControlledPod]) = ([], [])
        for pod in there where !pod.isDeleting {
            switch pod.phase {
            case "Failed":
                guard failedPods.mayGo(ObjectKey(.daemonSets, of: set), node: node, at: cluster.now) else { continue }
                tell(.warning, "FailedDaemonPod", "failed", "kill", pod, node)
                surplus.append(pod)
            case "Succeeded":
                tell(.normal, "SucceededDaemonPod", "succeeded", "delete", pod, node)
                surplus.append(pod)
            default: running.append(pod)
            }
        }
        guard running.count > 1, !isSurging else { return surplus }
        let oldestFirst = running.sorted { ($0.object.creation, $0.name) < ($1.object.creation, $1.name) }
        return surplus + oldestFirst.dropFirst()
    }

    private func tell(
        _ type: ClusterAccess.EventType, _ reason: String, _ state: String, _ verb: String, _ pod: ControlledPod,
        _ node: String
    ) {
        cluster.record(
            type, reason,
            "Found \(state) daemon pod \(set.namespace)/\(pod.name) on node \(node), will try to \(verb) it", on: set,
            from: creation.source)
    }

    private func create(on missing: [String]) throws(APIError) {
        var template = creation.pod(from: set["spec"]?["template"] ?? [:])
        template[path: "metadata", "labels", Self.hashLabel] = .string(hash)
        if let generation = set.annotations[Self.generationKey] {
            template[path: "metadata", "labels", Self.generationLabel] = .string(generation)
        }
        try creation.create(missing.count) { index in
            var pod = template
            pod["spec"] = placement.spec(on: missing[index])
            return pod
        }
    }

    // pkg/controller/daemon/update.go.
    private mutating func update() throws(APIError) {
        guard set["spec"]?["updateStrategy"]?["type"] != "OnDelete" else { return }
        let sites = nodes.filter(\.verdict.runs).map { node in
            DaemonRollingUpdate.Site(
                node: node.name, pods: (pods[node.name] ?? []).filter { !$0.isOver }, hash: hash,
                minReadySeconds: minReadySeconds, now: cluster.now)
        }
        let plan = rollingUpdate.plan(sites)
        if !plan.deleted.isEmpty { try creation.delete(plan.deleted) }
        if !plan.surged.isEmpty { try create(on: plan.surged) }
    }

    var nextAvailable: Date? {
        pods.values.joined().compactMap { $0.availableAt(after: minReadySeconds, now: cluster.now) }.min()
    }

    // updateDaemonSetStatus.
    func writeStatus() {
        var (desired, scheduled, misplaced, ready, available, updated) = (0, 0, 0, 0, 0, 0)
        for (node, verdict) in nodes {
            let there = pods[node] ?? []
            guard verdict.runs else {
                if !there.isEmpty { misplaced += 1 }
                continue
            }
            desired += 1
            let oldestFirst = there.sorted { ($0.object.creation, $0.name) < ($1.object.creation, $1.name) }
            guard let pod = oldestFirst.first else { continue }
            scheduled += 1
            if pod.isReady, !pod.isDeleting {
                ready += 1
                if pod.isAvailable(after: minReadySeconds, at: cluster.now) { available += 1 }
            }
            if oldestFirst.contains(where: { $0.labels[Self.hashLabel] == hash }) { updated += 1 }
        }
        var status: JSONValue = [
            "currentNumberScheduled": .integer(scheduled), "numberMisscheduled": .integer(misplaced),
            "desiredNumberScheduled": .integer(desired), "numberReady": .integer(ready),
        ]
        status.setCount("observedGeneration", set.generation)
        status.setCount("updatedNumberScheduled", updated)
        status.setCount("numberAvailable", available)
        status.setCount("numberUnavailable", desired - available)
        if collisions > 0 { status["collisionCount"] = .integer(collisions) }
        status["conditions"] = set["status"]?["conditions"]
        cluster.write(status: status, of: set, .daemonSets)
    }
}
