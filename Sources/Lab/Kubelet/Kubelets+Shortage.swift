internal import Foundation
internal import KubernetesModel

// Evictions from a node that runs short: pkg/kubelet/eviction/eviction_manager.go.
extension Kubelets {
    /// How often the kubelet looks, and how long it takes a pressure for present after its end.
    private static let interval: TimeInterval = 10
    private static let transition: TimeInterval = 300

    /// Evicts a pod from a node that is short of memory or disk.
    ///
    /// - Returns: when to look again.
    mutating func relieve(_ node: String, isChanged: Bool, in cluster: ClusterAccess) -> Date? {
        guard let plan = fleet.plan(of: node), let board, var machine = machines[node] else { return nil }
        let declared = fleet.pressure(on: node)
        // Where nothing changed and nothing is due, the last look holds.
        guard isChanged || !declared.isEmpty || machine.shortageAt != nil else { return machine.shortageAt }
        let (now, shortage) = (cluster.now, NodeShortage(board.entries(on: node), plan: plan))
        var next: [Date] = []
        for pressure in NodePressure.allCases {
            let isShort = shortage.isShort(pressure, at: now)
            if isShort {
                machine.shortUntil[pressure] = now.addingTimeInterval(Self.transition)
                fleet.set(pressure, true, on: node)
            } else if let until = machine.shortUntil[pressure] {
                if until <= now {
                    machine.shortUntil[pressure] = nil
                    fleet.set(pressure, false, on: node)
                } else {
                    next.append(until)
                }
            }
            let isDeclared = declared.contains(pressure) && machine.shortUntil[pressure] == nil
            if isShort || isDeclared {
                let isDue = machine.evictedAt.map { now.timeIntervalSince($0) >= Self.interval } ?? true
                if isDue, evict(pressure, shortage, isShort: isShort, from: node, in: cluster) {
                    machine.evictedAt = now
                }
                if let date = machine.evictedAt { next.append(date.addingTimeInterval(Self.interval)) }
            } else if let date = shortage.nextShortage(pressure, from: now) {
                next.append(max(date, now.addingTimeInterval(0.01)))
            }
        }
        machine.shortageAt = next.filter { $0 > now }.min()
        machines[node]?.shortUntil = machine.shortUntil
        machines[node]?.evictedAt = machine.evictedAt
        machines[node]?.shortageAt = machine.shortageAt
        return machine.shortageAt
    }

    private mutating func evict(
        _ pressure: NodePressure, _ shortage: NodeShortage, isShort: Bool, from node: String, in cluster: ClusterAccess
    ) -> Bool {
        let now = cluster.now
        // Where people say that the node is short, it is those that take more than they asked for.
        let victim = shortage.ranking(pressure, at: now).first { candidate in
            guard let worker = workers[candidate.uid], !worker.isDeleted, worker.verdict == nil else { return false }
            return isShort || candidate.excess > 0
        }
        guard let victim, var worker = workers[victim.uid] else { return false }
        let resource = pressure == .memory ? "memory" : "ephemeral-storage"
        let threshold = shortage.threshold(pressure)
        if let object = cluster.object(ObjectKey(.nodes, name: node)) {
            cluster.record(
                .warning, "EvictionThresholdMet", "Attempting to reclaim \(resource)", on: object, host: node)
        }
        let available = isShort ? shortage.available(pressure, at: now) : threshold / 2
        let message = EvictionRanking.message(
            victim, resource: resource,
            threshold: pressure == .memory ? Quantity(bytes: Int64(threshold)).text : "\(Int64(threshold))",
            available: available)
        worker.evict(message, at: now)
        workers[victim.uid] = worker
        finish(victim.uid, in: cluster)
        return true
    }
}
