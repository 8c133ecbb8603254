internal import Foundation
internal import KubernetesModel

// How a rollout scales its ReplicaSets: pkg/controller/deployment/sync.go.
extension Rollout {
    /// Brings all sets to the wanted number of replicas, without rolling out anything.
    mutating func scale() {
        let sets = all
        let active = sets.filter { $0.replicas > 0 }
        if active.count <= 1 {
            // The one that is active, or else the latest.
            guard let only = active.first ?? new ?? old.last else { return }
            if only.replicas != spec.replicas || needsAnnotations(only) { scale(only, to: spec.replicas) }
            return
        }
        if let new, new.desired == spec.replicas, new.replicas == spec.replicas, new.available == spec.replicas {
            for set in old where set.replicas > 0 { scale(set, to: 0) }
            return
        }
        guard !spec.isRecreated else { return }
        let current = deployment["status"]?["replicas"]?.intValue ?? 0
        for (name, replicas) in ProportionalScaling(spec: spec, current: current).shares(of: active) {
            scale(name, to: replicas)
        }
    }

    mutating func scale(_ name: String, to replicas: Int) {
        if let set = all.first(where: { $0.name == name }) { scale(set, to: replicas) }
    }

    func needsAnnotations(_ set: RevisionedSet) -> Bool {
        set.desired != spec.replicas || set.maximum != spec.replicas + spec.surge
    }

    mutating func scale(_ set: RevisionedSet, to replicas: Int) {
        guard set.replicas != replicas || needsAnnotations(set) else { return }
        let (desired, maximum) = (spec.replicas, spec.replicas + spec.surge)
        let written = cluster.attemptUpdate(set.key) { object in
            object[path: "spec", "replicas"] = .integer(replicas)
            object[path: "metadata", "annotations", RevisionedSet.desiredKey] = .string(String(desired))
            object[path: "metadata", "annotations", RevisionedSet.maximumKey] = .string(String(maximum))
        }
        guard let object = written else { return }
        put(RevisionedSet(object))
        guard set.replicas != replicas else { return }
        note(set, to: replicas)
    }

    /// Tells that a set was scaled.
    func note(_ set: RevisionedSet, to replicas: Int) {
        let direction = replicas > set.replicas ? "up" : "down"
        cluster.record(
            .normal, "ScalingReplicaSet",
            "Scaled \(direction) replica set \(set.name) from \(set.replicas) to \(replicas)",
            on: deployment, from: Self.source)
    }

    private mutating func put(_ set: RevisionedSet) {
        if new?.uid == set.uid { new = set }
        if let index = old.firstIndex(where: { $0.uid == set.uid }) { old[index] = set }
    }
}
