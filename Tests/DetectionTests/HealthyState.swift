import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

/// A cluster in which nothing is wrong with the target, however much it looks like it.
struct HealthyState: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let snapshot: ClusterSnapshot
    let target: ObjectReference

    init(_ name: String, _ snapshot: ClusterSnapshot, _ target: some KubernetesObject) {
        testDescription = name
        self.snapshot = snapshot
        self.target = target.reference
    }

    init(_ name: String, _ scene: DeploymentScene, _ objects: (any KubernetesObject)...) {
        var snapshot = ClusterSnapshot.with(scene)
        for object in objects { snapshot.add(object) }
        self.init(name, snapshot, scene.deployment)
    }
}

extension HealthyState {
    static let rollouts: [HealthyState] = [
        HealthyState("a Deployment with all replicas ready", .healthy()),
        HealthyState(
            "a rolling update whose new pod is being created",
            .stalledRollout(from: .make(), to: .make(.make(image: "web:2")), rolledOutAgo: 8) { $0.scheduled() }),
        HealthyState(
            "a rolling update whose new pod has run for less than its grace",
            .stalledRollout(from: .make(), to: .make(.make(image: "web:2").readiness()), rolledOutAgo: 20) {
                $0.running(ready: false)
            }),
        HealthyState(
            "a rolling update whose new pod waits out its probe's initial delay",
            .stalledRollout(from: .make(), to: .make(.make().readiness(delay: 300)), rolledOutAgo: 200) {
                $0.running(ready: false)
            }),
        HealthyState(
            "a rolling update whose old pods are in their grace period",
            .healthy().changed { $0.pods[0] = $0.pods[0].terminating(endedAgo: -20) }),
        HealthyState(
            "a pod that has only just outlived its grace period",
            .healthy().changed { $0.pods[0] = $0.pods[0].terminating(endedAgo: 5) }),
        HealthyState(
            "a pod that a busy kubelet takes two minutes to take away",
            .healthy().changed { $0.pods[0] = $0.pods[0].terminating(endedAgo: 120) }),
        HealthyState(
            "fewer replicas available while the rollout progresses",
            .stalledRollout(from: .make(), to: .make(.make(image: "web:2")), rolledOutAgo: 8) { $0.scheduled() }
                .changed { $0.deployment.count(replicas: 3, updated: 1, ready: 1) }),
        HealthyState(
            "a Deployment scaled to zero",
            .healthy().changed { scene in
                scene.deployment.spec.replicas = 0
                scene.deployment.count(replicas: 0, updated: 0, ready: 0)
                scene.replicaSets[0].scale(to: 0)
                scene.pods = []
            }),
        HealthyState(
            "a Deployment that has just been scaled up",
            .healthy().changed { scene in
                scene.deployment.spec.replicas = 3
                scene.pods.append(Pod.make(of: scene.replicaSets[0], "2", age: 5).scheduled())
            }),
        HealthyState(
            "a Deployment whose newest spec its controller has not seen",
            .healthy().changed { scene in
                scene.deployment.metadata.generation = 7
                scene.deployment.count(replicas: 2, updated: 0, ready: 0)
            }),
        HealthyState(
            "a paused Deployment",
            .healthy().changed { scene in
                scene.deployment.spec.paused = true
                scene.deployment.set("Progressing", "Unknown", "DeploymentPaused", since: 4000)
            }),
    ]

    static let events: [HealthyState] = [
        HealthyState(
            "an old BackOff event of a pod that is ready since",
            DeploymentScene.healthy().saying("BackOff", "Back-off restarting failed container", count: 9, ago: 300)),
        HealthyState(
            "one Unhealthy event during the start",
            DeploymentScene.healthy().saying(
                "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503", count: 1)),
        HealthyState(
            "many Unhealthy events of a pod that is ready",
            DeploymentScene.healthy().saying(
                "Unhealthy", "Readiness probe failed: dial tcp: connection refused", count: 40)),
        HealthyState(
            "FailedMount events of a pod that runs by now",
            DeploymentScene.healthy().saying("FailedMount", "MountVolume.SetUp failed: timed out", count: 4)),
        HealthyState(
            "a Warning event of no meaning, seen once",
            DeploymentScene.healthy().saying("Odd", "something odd", count: 1)),
        HealthyState(
            "a Warning event that was last seen long ago",
            DeploymentScene.healthy().saying("Odd", "something odd", count: 30, ago: 7200)),
        HealthyState(
            "an event of a pod that is gone",
            DeploymentScene.healthy(),
            Event.make("BackOff", "Back-off pulling image", about: Pod.make("web-r0-gone"), count: 50)),
        HealthyState(
            "a FailedScheduling event of a pod that was scheduled since",
            DeploymentScene.healthy().saying(
                "FailedScheduling", "0/1 nodes are available: 1 Insufficient cpu.", count: 5)),
    ]

    static let containers: [HealthyState] = [
        HealthyState(
            "one restart long ago",
            .healthy().changed { scene in
                scene.pods[0] = scene.pods[0].ended(restarts: 1, endedAgo: 4000, runningSince: 3990)
            }),
        HealthyState(
            "one crash at the start, because a dependency was late",
            .healthy().changed { scene in
                scene.pods[0] = scene.pods[0].ended(restarts: 1, endedAgo: 30, runningSince: 29)
            }),
        HealthyState(
            "an OOM kill after which the container has run for its quiet period",
            .healthy().changed { scene in
                scene.pods[0] = scene.pods[0].killedForMemory(restarts: 2, ran: 30, endedAgo: 200, runningSince: 190)
            }),
        HealthyState(
            "a crash loop that is over since its quiet period",
            .healthy().changed { scene in
                scene.pods[0] = scene.pods[0].ended(restarts: 8, ran: 1, endedAgo: 500, runningSince: 200)
            }),
        HealthyState(
            "a container that the node lost in a reboot",
            .healthy().changed { scene in
                scene.pods[0] = scene.pods[0].ended(
                    "Unknown", exitCode: 255, restarts: 4, ran: 4000, endedAgo: 60, runningSince: 40)
            }),
        HealthyState(
            "a container that ends once a day",
            .healthy().changed { scene in
                scene.pods[0] = scene.pods[0].ended(restarts: 30, ran: 86_000, endedAgo: 60, runningSince: 50)
            }),
        HealthyState(
            "a registry that has not answered for a few seconds",
            .stalledRollout(from: .make(), to: .make(.make(image: "web:2")), rolledOutAgo: 10) {
                $0.waiting("ErrImagePull", "dial tcp 10.0.0.1:443: i/o timeout")
            }),
        HealthyState(
            "a pod that no node has taken for a few seconds",
            .stalledRollout(from: .make(), to: .make(.make(image: "web:2")), rolledOutAgo: 5) {
                $0.unschedulable("0/3 nodes are available: 3 Insufficient cpu.", since: 5)
            }),
        HealthyState(
            "an image that is being pulled for minutes",
            DeploymentScene.stalledRollout(from: .make(), to: .make(.make(image: "web:2")), rolledOutAgo: 400) {
                $0.scheduled()
            }.saying("Pulling", "Pulling image \"web:2\"", type: "Normal", count: 1, ago: 390)),
        HealthyState(
            "a container of a deployment that asks to be left alone",
            .troubled { $0.ended(restarts: 9) }.changed {
                $0.deployment.metadata.annotations[MidwatchGroup.ignoreAnnotation] = "true"
            }),
        HealthyState(
            "a pod that asks to be left alone",
            .healthy().changed { scene in
                scene.pods[0] = scene.pods[0].ended(restarts: 9).changed {
                    $0.metadata.annotations[MidwatchGroup.ignoreAnnotation] = "true"
                }
            }),
        HealthyState(
            "pods on a node that is down, which is the node's trouble",
            DeploymentScene.healthy().changed { scene in
                scene.pods[0] = scene.pods[0].running(ready: false, readySince: 300).changed {
                    $0.spec.nodeName = "node-b"
                }
                scene.deployment.count(replicas: 2, updated: 2, ready: 1)
            }, Node.make("node-b", notReadySince: 300)),
        HealthyState(
            "an evicted pod whose successor runs",
            .healthy().changed { scene in
                scene.pods.append(
                    Pod.make(of: scene.replicaSets[0], "old", age: 900).rejected(
                        "Evicted", "The node was low on resource: memory."))
            }),
    ]

    static let others: [HealthyState] = [
        HealthyState("a job that has completed", .with(Job.make().completed()), Job.make()),
        HealthyState(
            "a job that still retries",
            .with(Job.make(), Pod.make("report-1", ownedBy: .controller(Job.make())).ended(restarts: 4)), Job.make()),
        HealthyState("a suspended job", .with(suspended), suspended),
        HealthyState("a job that failed days ago", .with(Job.make().failed(ago: 200_000)), Job.make()),
        HealthyState(
            "a failed job that another one runs again", .with(Job.make().failed(), retry(of: Job.make())), Job.make()),
        HealthyState(
            "a failed run of a schedule whose next run succeeded",
            .with(
                Job.make("run-1", ownedBy: schedule).failed(ago: 600),
                Job.make("run-2", ownedBy: schedule).completed(ago: 60)), Job.make("run-1", ownedBy: schedule)),
        HealthyState(
            "a completed pod that nothing owns", .with(Pod.make("once").succeeded()), Pod.make("once")),
        HealthyState(
            "a claim that waits for its first consumer",
            .with(PersistentVolumeClaim.make(), StorageClass.make(binding: "WaitForFirstConsumer", isDefault: true)),
            PersistentVolumeClaim.make()),
        HealthyState(
            "a claim that says that it waits for its first consumer",
            .with(
                PersistentVolumeClaim.make(),
                Event.make(
                    "WaitForFirstConsumer", "waiting for first consumer to be created before binding",
                    about: PersistentVolumeClaim.make(), type: "Normal")), PersistentVolumeClaim.make()),
        HealthyState(
            "a claim that was made a moment ago",
            .with(PersistentVolumeClaim.make(age: 3), StorageClass.make(isDefault: true)), PersistentVolumeClaim.make()),
        HealthyState("a bound claim", .with(PersistentVolumeClaim.make(phase: "Bound")), PersistentVolumeClaim.make()),
        HealthyState("a service without a selector", .with(Service.make(selector: [:])), Service.make()),
        HealthyState(
            "a service of a workload that is scaled to zero",
            .with(Deployment.make(replicas: 0), Service.make()), Service.make()),
        HealthyState(
            "a service whose pods are not ready, which is their workload's trouble",
            .with(.troubled { $0.running(ready: false) }, Service.make()), Service.make()),
        HealthyState("a service that was made before its pods", .with(Service.make(age: 10)), Service.make()),
        HealthyState("a node that is ready", .with(Node.make()), Node.make()),
        HealthyState(
            "a node with a condition of a type that is not known",
            .with(Node.make().condition("HasExpectedNIC", "True")), Node.make()),
        HealthyState(
            "a node without pressure", .with(Node.make().condition("DiskPressure", "False")), Node.make()),
        HealthyState("a node that has just joined", .with(joining), joining),
        HealthyState("an active namespace", .with(Namespace.make()), Namespace.make()),
        HealthyState(
            "a StatefulSet without a service name", .with(StatefulSet.make()), StatefulSet.make()),
        HealthyState("a DaemonSet with a pod on each node", .with(DaemonSet.make()), DaemonSet.make()),
        HealthyState("an object that does not exist", .with(), Deployment.make("gone")),
    ]

    static let autoscalers: [HealthyState] = [
        HealthyState(
            "an autoscaler at its minimum", DeploymentScene.healthy(),
            HorizontalPodAutoscaler.make(condition: "ScalingLimited", "True", reason: "TooFewReplicas")),
        HealthyState(
            "an autoscaler that has no metrics yet", DeploymentScene.healthy(),
            HorizontalPodAutoscaler.make(
                condition: "ScalingActive", "False", reason: "FailedGetResourceMetric", since: 60)),
        HealthyState(
            "an autoscaler that is off because its target has no replicas", DeploymentScene.healthy(),
            HorizontalPodAutoscaler.make(condition: "ScalingActive", "False", reason: "ScalingDisabled")),
    ]

    private static let schedule = OwnerReference(apiVersion: "batch/v1", kind: "CronJob", name: "run", uid: "uid-run")

    private static var suspended: Job {
        var job = Job.make()
        job.spec.suspend = true
        return job
    }

    private static func retry(of job: Job) -> Job {
        var retry = Job.make("\(job.metadata.name)-retry")
        retry.metadata.annotations[MidwatchGroup.retryOfAnnotation] = job.metadata.uid.text
        return retry
    }

    private static var joining: Node { Node.make(notReadySince: 60, reason: "KubeletNotReady", age: 60) }
}
