public import Foundation
public import KubernetesModel

/// A Deployment with its replica sets, pods and events.
public struct DeploymentScene: Sendable {
    public var deployment: Deployment
    public var replicaSets: [ReplicaSet]
    public var pods: [Pod]
    public var events: [Event] = []

    /// One revision, all of whose pods are ready.
    public static func healthy(
        _ name: String = "web", of template: PodTemplate = .make(), replicas: Int = 2, age: TimeInterval = 86_400
    ) -> DeploymentScene {
        var deployment = Deployment.make(name, of: template, replicas: replicas, revision: 1, age: age)
        deployment.set("Available", "True", "MinimumReplicasAvailable", since: age - 30)
        deployment.set("Progressing", "True", "NewReplicaSetAvailable", since: age - 30)
        let set = ReplicaSet.make(of: deployment, template, revision: 1, replicas: replicas, ready: replicas, age: age)
        let pods = (0..<replicas).map { Pod.make(of: set, "\($0)", age: age).running() }
        deployment.count(replicas: replicas, updated: replicas, ready: replicas)
        return DeploymentScene(deployment: deployment, replicaSets: [set], pods: pods)
    }

    /// A rolling update that stands still: the old revision serves with all replicas, and the new one has one pod in
    /// some state.
    public static func stalledRollout(
        _ name: String = "web", from old: PodTemplate, to new: PodTemplate, replicas: Int = 2,
        rolledOutAgo: TimeInterval = 60, pod: (Pod) -> Pod
    ) -> DeploymentScene {
        var scene = healthy(name, of: old, replicas: replicas)
        scene.deployment.spec.template = new
        scene.deployment.metadata.annotations[AnnotationKey.revision] = "2"
        scene.deployment.set("Progressing", "True", "ReplicaSetUpdated", since: rolledOutAgo)
        scene.deployment.count(replicas: replicas + 1, updated: 1, ready: replicas)
        let set = ReplicaSet.make(
            of: scene.deployment, new, revision: 2, replicas: 1, ready: 0, age: rolledOutAgo)
        scene.replicaSets.append(set)
        scene.pods.append(pod(.make(of: set, "0", age: rolledOutAgo)))
        return scene
    }

    /// A rollout that went through and fell over: the old revision has no replicas any more, and all pods of the new
    /// one are in some state. The Deployment lost its availability after the rollout.
    public static func fallenRollout(
        _ name: String = "web", from old: PodTemplate, to new: PodTemplate, replicas: Int = 2,
        rolledOutAgo: TimeInterval = 120, pod: (Pod) -> Pod
    ) -> DeploymentScene {
        var scene = stalledRollout(name, from: old, to: new, replicas: replicas, rolledOutAgo: rolledOutAgo, pod: pod)
        scene.deployment.set("Progressing", "True", "NewReplicaSetAvailable", since: rolledOutAgo - 10)
        scene.deployment.set("Available", "False", "MinimumReplicasUnavailable", since: rolledOutAgo - 20)
        scene.deployment.count(replicas: replicas, updated: replicas, ready: 0)
        scene.replicaSets[0].scale(to: 0)
        scene.replicaSets[1].scale(to: replicas)
        let set = scene.replicaSets[1]
        scene.pods = (0..<replicas).map { pod(.make(of: set, "\($0)", age: rolledOutAgo)) }
        return scene
    }

    /// One revision, rolled out long ago, all of whose pods are in some state.
    public static func troubled(
        _ name: String = "web", of template: PodTemplate = .make(), replicas: Int = 2, pod: (Pod) -> Pod
    ) -> DeploymentScene {
        var scene = healthy(name, of: template, replicas: replicas)
        scene.pods = scene.pods.map { old in
            pod(.make(old.metadata.name, of: template, ownedBy: old.metadata.controller, age: 86_400))
        }
        scene.deployment.set("Available", "False", "MinimumReplicasUnavailable", since: 60)
        scene.deployment.count(replicas: replicas, updated: replicas, ready: 0)
        return scene
    }

    /// With events about the pods of the newest revision.
    public func saying(
        _ reason: String, _ message: String, type: String = "Warning", count: Int = 3, ago: TimeInterval = 10,
        firstAgo: TimeInterval? = nil, container: String? = "web"
    ) -> DeploymentScene {
        var scene = self
        let newest = replicaSets.last?.metadata.uid
        for pod in pods where pod.metadata.controller?.uid == newest {
            scene.events.append(
                .make(
                    reason, message, about: pod, type: type, count: count, ago: ago, firstAgo: firstAgo,
                    container: container))
        }
        return scene
    }

    /// With a change.
    public func changed(_ change: (inout DeploymentScene) -> Void) -> DeploymentScene {
        var scene = self
        change(&scene)
        return scene
    }
}
