internal import Foundation
internal import KubernetesModel

/// The arithmetic of a rolling update: pkg/controller/deployment/rolling.go and util/deployment_util.go. What comes out
/// are new numbers of replicas by the names of ReplicaSets.
struct RollingUpdate {
    let spec: DeploymentSpec
    let new: RevisionedSet?
    /// In the order of their age, the oldest first.
    let old: [RevisionedSet]

    init(_ spec: DeploymentSpec, new: RevisionedSet?, old: [RevisionedSet]) {
        self.spec = spec
        self.new = new
        self.old = old.sorted(by: RevisionedSet.isOlder)
    }

    /// How many replicas the new set is to have next (NewRSNewReplicas).
    ///
    /// - Parameter replicas: How many it has.
    func newReplicas(having replicas: Int) -> Int {
        guard !spec.isRecreated, replicas < spec.replicas else { return spec.replicas }
        let surge = IntOrPercent.scaled(spec.maxSurge ?? 0, of: spec.replicas, roundingUp: true) ?? 0
        let room = spec.replicas + surge - old.wanted - replicas
        return room <= 0 ? replicas : replicas + min(room, spec.replicas - replicas)
    }

    /// What of the old sets may go now (reconcileOldReplicaSets): first what is not healthy anyway, then as many as the
    /// available pods allow.
    func oldReplicas() -> [(name: String, replicas: Int)] {
        guard old.wanted > 0 else { return [] }
        let minimum = spec.replicas - spec.unavailable
        let newUnavailable = (new?.replicas ?? 0) - (new?.available ?? 0)
        let budget = old.wanted + (new?.replicas ?? 0) - minimum - newUnavailable
        guard budget > 0 else { return [] }
        var sets = old
        takeUnhealthy(from: &sets, budget)
        takeAvailable(from: &sets, minimum)
        return zip(old, sets).filter { $0.replicas != $1.replicas }.map { ($1.name, $1.replicas) }
    }

    private func takeUnhealthy(from sets: inout [RevisionedSet], _ budget: Int) {
        var left = budget
        for index in sets.indices where left > 0 && sets[index].replicas > sets[index].available {
            let count = min(left, sets[index].replicas - sets[index].available)
            sets[index].replicas -= count
            left -= count
        }
    }

    private func takeAvailable(from sets: inout [RevisionedSet], _ minimum: Int) {
        var left = sets.available + (new?.available ?? 0) - minimum
        for index in sets.indices where left > 0 {
            let count = min(left, sets[index].replicas)
            sets[index].replicas -= count
            left -= count
        }
    }
}

/// How a change of a deployment's replicas is shared among its ReplicaSets: pkg/controller/deployment/sync.go, scale.
struct ProportionalScaling {
    let spec: DeploymentSpec
    /// What the deployment's status says that it has.
    let current: Int

    /// The sets with the replicas that each is to have.
    func shares(of sets: [RevisionedSet]) -> [(name: String, replicas: Int)] {
        let allowed = spec.replicas > 0 ? spec.replicas + spec.surge : 0
        let missing = allowed - sets.wanted
        let sorted = sets.sorted { left, right in
            if left.replicas != right.replicas { return left.replicas > right.replicas }
            // Of sets of one size the newer grows, and the older shrinks, first.
            return missing > 0 ? RevisionedSet.isOlder(right, left) : RevisionedSet.isOlder(left, right)
        }
        var given = 0
        var shares = sorted.map { set in
            let share = self.share(of: set, missing, given)
            given += share
            return (name: set.name, replicas: set.replicas + share)
        }
        if !shares.isEmpty { shares[0].replicas = max(0, shares[0].replicas + missing - given) }
        return shares
    }

    private func share(of set: RevisionedSet, _ missing: Int, _ given: Int) -> Int {
        guard set.replicas != 0, missing != 0, missing != given else { return 0 }
        let fraction = fraction(of: set)
        return missing > 0 ? min(fraction, missing - given) : max(fraction, missing - given)
    }

    private func fraction(of set: RevisionedSet) -> Int {
        guard spec.replicas > 0 else { return -set.replicas }
        let before = set.maximum.flatMap { $0 > 0 ? $0 : nil } ?? max(1, current)
        let share = Double(set.replicas) * Double(spec.replicas + spec.surge) / Double(before)
        return Int(share.rounded(.toNearestOrAwayFromZero)) - set.replicas
    }
}
