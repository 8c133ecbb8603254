internal import Foundation
internal import KubernetesModel

/// What a deployment is to be.
struct DeploymentSpec: Hashable {
    var replicas = 1
    var isRecreated = false
    var isPaused = false
    var minReadySeconds = 0
    /// Nil: it may take for ever.
    var progressDeadline: Int?
    var revisionHistoryLimit: Int?
    var maxSurge: JSONValue?
    var maxUnavailable: JSONValue?

    init(replicas: Int, maxSurge: JSONValue, maxUnavailable: JSONValue) {
        self.replicas = replicas
        self.maxSurge = maxSurge
        self.maxUnavailable = maxUnavailable
    }

    init(_ deployment: JSONValue) {
        let spec = deployment["spec"]
        replicas = spec?["replicas"]?.intValue ?? 1
        isRecreated = spec?["strategy"]?["type"] == "Recreate"
        isPaused = spec?["paused"] == true
        minReadySeconds = spec?["minReadySeconds"]?.intValue ?? 0
        // The largest number means that there is no deadline.
        progressDeadline = spec?["progressDeadlineSeconds"]?.intValue.flatMap { $0 == Int32.max ? nil : $0 }
        revisionHistoryLimit = spec?["revisionHistoryLimit"]?.intValue.flatMap { $0 == Int32.max ? nil : $0 }
        maxSurge = spec?["strategy"]?["rollingUpdate"]?["maxSurge"]
        maxUnavailable = spec?["strategy"]?["rollingUpdate"]?["maxUnavailable"]
    }

    // pkg/controller/deployment/util/deployment_util.go, MaxSurge, MaxUnavailable and ResolveFenceposts.

    /// How many pods there may be more than are wanted.
    var surge: Int { isRecreated ? 0 : fenceposts.surge }

    /// How many of the wanted pods may be missing.
    var unavailable: Int { isRecreated || replicas == 0 ? 0 : min(fenceposts.unavailable, replicas) }

    private var fenceposts: (surge: Int, unavailable: Int) {
        let surge = IntOrPercent.scaled(maxSurge ?? 0, of: replicas, roundingUp: true) ?? 0
        let unavailable = IntOrPercent.scaled(maxUnavailable ?? 0, of: replicas, roundingUp: false) ?? 0
        // With neither a rolling update could never move.
        return surge == 0 && unavailable == 0 ? (0, 1) : (surge, unavailable)
    }
}
