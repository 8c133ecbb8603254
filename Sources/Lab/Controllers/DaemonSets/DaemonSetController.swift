internal import Foundation
internal import KubernetesModel

/// Keeps a pod on every node that a DaemonSet is for: pkg/controller/daemon.
struct DaemonSetController: ClusterPart {
    let component = "kube-controller-manager"
    private var delays = RetryDelays()
    private var failedPods = FailedDaemonPods()

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        switch change.resource {
        case .daemonSets: change.key.map { [$0] } ?? []
        case .pods: cluster.ownersToAsk(change, .daemonSets)
        case .nodes where isRelevant(change, in: cluster): cluster.keys(.daemonSets, in: nil)
        default: []
        }
    }

    /// What of a node says whether daemons belong there; its heartbeats do not.
    private func isRelevant(_ change: ObjectChange, in cluster: ClusterAccess) -> Bool {
        guard let old = change.old, let new = change.new else { return true }
        return old.labels != new.labels
            || cluster.value(old, .nodes)?["spec"]?["taints"] != cluster.value(new, .nodes)?["spec"]?["taints"]
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let set = cluster.object(key) else {
            delays.succeeded(key)
            failedPods.forget(key)
            return nil
        }
        guard !set.isDeleting else { return nil }
        var sync = DaemonSetSync(set, in: cluster)
        do throws(APIError) {
            try sync.run(&failedPods)
            delays.succeeded(key)
        } catch {
            sync.writeStatus()
            guard !error.isOfEndingNamespace else { return nil }
            return delays.failed(key, at: cluster.now)
        }
        return [failedPods.next(for: key), sync.nextAvailable].compactMap(\.self).min()
    }
}

/// When failed daemons are taken away to be made anew: after 1 s, and twice as long after each failure, up to 15
/// minutes (pkg/controller/daemon/daemon_controller.go, failedPodsBackoff).
struct FailedDaemonPods {
    private struct Delay {
        var seconds: TimeInterval
        var since: Date
    }

    private var delays: [ObjectKey: [String: Delay]] = [:]
    private var nextLooks: [ObjectKey: Date] = [:]

    static let initial: TimeInterval = 1
    static let longest: TimeInterval = 900

    func next(for set: ObjectKey) -> Date? { nextLooks[set] }

    mutating func forget(_ set: ObjectKey) {
        delays[set] = nil
        nextLooks[set] = nil
    }

    mutating func begin(_ set: ObjectKey) { nextLooks[set] = nil }

    /// Whether a failed pod on a node may go now.
    mutating func mayGo(_ set: ObjectKey, node: String, at now: Date) -> Bool {
        var delay = delays[set]?[node] ?? Delay(seconds: 0, since: .distantPast)
        let due = delay.since.addingTimeInterval(delay.seconds)
        guard due <= now else {
            nextLooks[set] = min(nextLooks[set] ?? due, due)
            return false
        }
        // A node without failures for twice the longest delay starts anew, as client-go's flowcontrol.Backoff has it.
        let isOld = now.timeIntervalSince(delay.since) > 2 * Self.longest
        delay.seconds = isOld || delay.seconds == 0 ? Self.initial : min(Self.longest, delay.seconds * 2)
        delay.since = now
        delays[set, default: [:]][node] = delay
        return true
    }
}
