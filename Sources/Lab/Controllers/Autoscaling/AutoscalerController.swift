internal import Foundation
internal import KubernetesModel

/// Scales workloads by what their pods use, every 15 s: pkg/controller/podautoscaler/horizontal.go.
struct AutoscalerController: ClusterPart {
    let component = "kube-controller-manager"
    let measurements: PodMeasurements
    private var histories: [String: ScalingHistory] = [:]
    /// When each was last looked at: between its turns an autoscaler does nothing, whatever changes.
    private var turns: [ObjectKey: (uid: String, generation: JSONValue?, next: Date)] = [:]

    /// --horizontal-pod-autoscaler-sync-period.
    private static let period: TimeInterval = 15

    init(measurements: PodMeasurements) { self.measurements = measurements }

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        guard change.resource == .autoscalers, let key = change.key else { return [] }
        return [key]
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        guard let autoscaler = cluster.object(key) else {
            if let turn = turns.removeValue(forKey: key) { histories[turn.uid] = nil }
            return nil
        }
        // Its own writes come back as changes; only a new spec is looked at before its turn.
        if let turn = turns[key], turn.uid == autoscaler.uid, turn.generation == autoscaler["spec"],
            turn.next > cluster.now
        {
            return turn.next
        }
        let next = cluster.now.addingTimeInterval(Self.period)
        turns[key] = (autoscaler.uid, autoscaler["spec"], next)
        var sync = AutoscalerSync(
            autoscaler, history: histories[autoscaler.uid] ?? ScalingHistory(), measurements: measurements, in: cluster)
        sync.run()
        histories[autoscaler.uid] = sync.history
        cluster.write(status: sync.status, of: autoscaler, .autoscalers)
        return next
    }
}
