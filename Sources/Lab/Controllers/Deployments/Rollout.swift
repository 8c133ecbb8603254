internal import Foundation
internal import KubernetesModel

/// One look at a deployment: pkg/controller/deployment/deployment_controller.go, syncDeployment.
struct Rollout {
    let cluster: ClusterAccess
    let spec: DeploymentSpec
    var deployment: JSONValue
    /// The ReplicaSet of the template as it is now, and those of former ones.
    var new: RevisionedSet?
    var old: [RevisionedSet]

    static let source = "deployment-controller"

    init(_ deployment: JSONValue, in cluster: ClusterAccess) {
        self.cluster = cluster
        self.deployment = deployment
        spec = DeploymentSpec(deployment)
        let sets = Claiming(cluster: cluster, owner: deployment).claim(.replicaSets).map(RevisionedSet.init)
            .sorted(by: RevisionedSet.isOlder)
        new = sets.first { $0.template == deployment["spec"]?["template"] }
        old = sets.filter { [uid = new?.uid] in $0.uid != uid }
    }

    var all: [RevisionedSet] { old + (new.map { [$0] } ?? []) }

    /// - Returns: when to look again.
    mutating func sync() -> Date? {
        guard !deployment.isDeleting else {
            writeStatus(progress.counted())
            return nil
        }
        notePause()
        if spec.isPaused || isScaled {
            reviseNew()
            scale()
            if spec.isPaused { cleanUp() }
            writeStatus(progress.counted())
            return nil
        }
        return spec.isRecreated ? recreate() : roll()
    }

    /// Whether the wanted replicas are others than when the sets were last scaled.
    private var isScaled: Bool {
        all.contains { $0.replicas > 0 && $0.desired.map { $0 != spec.replicas } ?? false }
    }

    private mutating func roll() -> Date? {
        reviseNew()
        if new == nil { createNew() }
        guard let new else { return finish() }
        let update = RollingUpdate(spec, new: new, old: old)
        let wanted = update.newReplicas(having: new.replicas)
        if wanted != new.replicas {
            scale(new, to: wanted)
        } else {
            for (name, replicas) in update.oldReplicas() { scale(name, to: replicas) }
        }
        return finish()
    }

    // pkg/controller/deployment/recreate.go.
    private mutating func recreate() -> Date? {
        reviseNew()
        let active = old.filter { $0.replicas > 0 }
        guard active.isEmpty else {
            for set in active { scale(set, to: 0) }
            return finish()
        }
        guard !hasOldPods else { return finish() }
        if new == nil { createNew() }
        if let new, new.replicas != spec.replicas { scale(new, to: spec.replicas) }
        return finish()
    }

    private var hasOldPods: Bool {
        old.actual > 0
            || old.contains { set in
                cluster.dependents(of: set.uid, .pods).map(ControlledPod.init).contains { !$0.isOver }
            }
    }

    private var progress: DeploymentProgress {
        DeploymentProgress(deployment: deployment, spec: spec, new: new, old: old, now: cluster.now)
    }

    private mutating func finish() -> Date? {
        if progress.isComplete(deployment["status"] ?? [:]) { cleanUp() }
        let progress = progress
        let status = progress.rolledOut()
        writeStatus(status)
        return progress.nextCheck(status)
    }

    mutating func writeStatus(_ status: JSONValue) {
        cluster.write(status: status, of: deployment, .deployments)
        deployment["status"] = status
    }

    // sync.go, checkPausedConditions: that the time stands still while a rollout is paused.
    private mutating func notePause() {
        let condition = Conditions.condition("Progressing", in: deployment["status"])
        guard spec.progressDeadline != nil, condition?["reason"] != "ProgressDeadlineExceeded" else { return }
        let isNoted = condition?["reason"] == "DeploymentPaused"
        guard spec.isPaused != isNoted else { return }
        var status = deployment["status"] ?? [:]
        DeploymentCondition.set(
            "Progressing", "Unknown", spec.isPaused ? "DeploymentPaused" : "DeploymentResumed",
            spec.isPaused ? "Deployment is paused" : "Deployment is resumed", in: &status, at: cluster.now)
        writeStatus(status)
    }

    // sync.go, cleanupDeployment.
    private func cleanUp() {
        guard let limit = spec.revisionHistoryLimit else { return }
        let candidates = old.filter { !$0.object.isDeleting }.sorted { ($0.revision, $0.name) < ($1.revision, $1.name) }
        for set in candidates.prefix(max(0, candidates.count - limit)) where set.actual == 0 && set.replicas == 0 {
            guard set.object.generation <= set.object["status"]?["observedGeneration"]?.intValue ?? 0 else { continue }
            cluster.attemptDelete(set.key, uid: set.uid)
        }
    }
}
