import Detection
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct TroubleTests {
    struct Trouble: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let scene: DeploymentScene
        let kinds: Set<Signal.Kind>
        let reason: String

        init(_ name: String, _ scene: DeploymentScene, _ kinds: Signal.Kind..., reason: String) {
            testDescription = name
            self.scene = scene
            self.kinds = Set(kinds)
            self.reason = reason
        }
    }

    private static let new = PodTemplate.make(.make(image: "registry.example/web:2"))

    private static func rollout(_ ago: TimeInterval = 60, _ pod: (Pod) -> Pod) -> DeploymentScene {
        .stalledRollout(from: .make(), to: new, rolledOutAgo: ago, pod: pod)
    }

    static let troubles: [Trouble] = [
        Trouble(
            "an image that is not found, seconds after the rollout",
            rollout(4) { $0.waiting("ErrImagePull", "manifest unknown") }, .imageUnavailable, reason: "ErrImagePull"),
        Trouble(
            "an image pull that backs off keeps its reason", rollout { $0.waiting("ImagePullBackOff") },
            .imageUnavailable, reason: "ErrImagePull"),
        Trouble(
            "an image name that is not well-formed", rollout(3) { $0.waiting("InvalidImageName") }, .imageUnavailable,
            reason: "InvalidImageName"),
        Trouble(
            "a registry that is not reached for longer than its grace",
            rollout(90) { $0.waiting("ErrImagePull", "dial tcp: i/o timeout") }, .imageUnavailable,
            reason: "ErrImagePull"),
        Trouble(
            "a missing key, seconds after the rollout",
            rollout(3) {
                $0.waiting("CreateContainerConfigError", "couldn't find key mode in ConfigMap shop/settings")
            },
            .containerConfigInvalid, reason: "CreateContainerConfigError"),
        Trouble(
            "a command that cannot be started", rollout(5) { $0.ended("StartError", exitCode: 128, restarts: 0) },
            .containerStartFailed, reason: "StartError"),
        Trouble(
            "the first OOM kill", rollout(5) { $0.killedForMemory(restarts: 0) }, .outOfMemory, reason: "OOMKilled"),
        Trouble(
            "an OOM kill between restarts", rollout { $0.killedForMemory(restarts: 4, endedAgo: 20, runningSince: 5) },
            .outOfMemory, reason: "OOMKilled"),
        Trouble(
            "a crash loop in back-off", rollout { $0.ended(restarts: 3) }, .crashLoop, reason: "CrashLoopBackOff"),
        Trouble(
            "a crash loop between restarts",
            rollout { $0.ended(restarts: 3, endedAgo: 50, runningSince: 10) }, .crashLoop, reason: "CrashLoopBackOff"),
        Trouble(
            "a container that ends without an error again and again",
            rollout { $0.ended("Completed", exitCode: 0, restarts: 4) }, .crashLoop, reason: "CrashLoopBackOff"),
        Trouble(
            "a container that is not ready beyond its grace", rollout(300) { $0.running(ready: false) },
            .readinessFailing, reason: "Unhealthy"),
        Trouble(
            "a container that lost its readiness",
            .troubled { $0.running(ready: false, readySince: 40) }, .readinessFailing, reason: "Unhealthy"),
        Trouble(
            "a pod that no node takes", rollout { $0.unschedulable("0/3 nodes are available: 3 Insufficient cpu.") },
            .unschedulable, reason: "Unschedulable"),
        Trouble(
            "a pod with gates that nobody removes",
            rollout(2000) { $0.unschedulable("", since: 2000, reason: "SchedulingGated") }, .unschedulable,
            reason: "SchedulingGated"),
        Trouble(
            "a pod of which no scheduler has said anything", rollout(400) { $0 }, .replicasUnavailable,
            reason: "NotScheduled"),
        Trouble(
            "a volume that cannot be mounted",
            rollout { $0.scheduled() }.saying(
                "FailedMount", "MountVolume.SetUp failed for volume \"config\": configmap \"settings\" not found"),
            .mountFailed, reason: "FailedMount"),
        Trouble(
            "a sandbox that cannot be made",
            rollout { $0.scheduled() }.saying("FailedCreatePodSandBox", "Failed to create pod sandbox: plugin failed"),
            .sandboxFailed, reason: "FailedCreatePodSandBox"),
        Trouble(
            "containers that are not created, without a word", rollout(400) { $0.scheduled() }, .replicasUnavailable,
            reason: "ContainerCreating"),
        Trouble(
            "pods that may not be created",
            .healthy().changed {
                $0.replicaSets[0].refuse("exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2")
            },
            .createRefused, reason: "FailedCreate"),
        Trouble(
            "a pod that outlives its deletion",
            .healthy().changed { $0.pods[0] = $0.pods[0].terminating(endedAgo: 190) },
            .stuckTerminating, reason: "Terminating"),
        Trouble(
            "an evicted pod without a successor",
            .healthy().changed { scene in
                scene.pods[0] = scene.pods[0].rejected("Evicted", "The node was low on resource: memory.")
                scene.deployment.count(replicas: 1, updated: 1, ready: 1)
            }, .podEvicted, reason: "Evicted"),
        Trouble(
            "a rollout that its controller has given up",
            rollout(700) { $0.running(ready: true) }.changed {
                $0.deployment.set("Progressing", "False", "ProgressDeadlineExceeded", since: 60)
            }, .rolloutStuck, reason: "ProgressDeadlineExceeded"),
        Trouble(
            "replicas that are missing without a word",
            .healthy().changed { scene in
                scene.pods.removeLast()
                scene.deployment.count(replicas: 1, updated: 1, ready: 1)
            }, .replicasUnavailable, reason: "ReplicasUnavailable"),
        Trouble(
            "a Warning event that recurs",
            DeploymentScene.healthy().saying("FailedPostStartHook", "PostStartHook failed", count: 5, ago: 1),
            .warningEvent, reason: "FailedPostStartHook"),
    ]

    @Test(arguments: troubles) func `trouble gives its signal and no other`(_ trouble: Trouble) throws {
        let assessment = Detector().assess(
            trouble.scene.deployment.reference, in: .with(trouble.scene), now: .testNow)
        #expect(Set(assessment.signals.map(\.kind)) == trouble.kinds)
        let first = try #require(assessment.signals.first)
        #expect(first.reason == trouble.reason)
        #expect(first.firstSeen <= first.lastSeen)
    }

    @Test func `a container killed for its liveness probe is no plain crash loop`() throws {
        let scene = Self.rollout(120) { $0.ended(exitCode: 137, restarts: 3, ran: 30, endedAgo: 20) }
            .saying(
                "Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500", ago: 25, container: "web"
            )
            .saying(
                "Killing", "Container web failed liveness probe, will be restarted", type: "Normal", ago: 24,
                container: "web")
        let signals = Detector().assess(scene.deployment.reference, in: .with(scene), now: .testNow).signals
        #expect(signals.map(\.kind) == [.livenessFailing])
        #expect(signals.first?.message == "Liveness probe failed: HTTP probe failed with statuscode: 500")
    }

    @Test func `a kill for a probe is known as one when the kubelet no longer writes an event for each`() {
        let scene = Self.rollout(300) { $0.ended(exitCode: 137, restarts: 5, ran: 5, endedAgo: 20) }
            .saying(
                "Killing", "Container web failed startup probe, will be restarted", type: "Normal", ago: 200,
                container: "web")
        let signals = Detector().assess(scene.deployment.reference, in: .with(scene), now: .testNow).signals
        #expect(signals.map(\.kind) == [.livenessFailing])
    }

    @Test func `several pods with one trouble are one signal with their number`() throws {
        let scene = DeploymentScene.troubled(replicas: 3) { $0.running(ready: false, readySince: 100) }
        let signals = Detector().assess(scene.deployment.reference, in: .with(scene), now: .testNow).signals
        #expect(signals.map(\.kind) == [.readinessFailing])
        #expect(signals.first?.count == 3)
    }

    @Test func `crashes are counted over the pods`() throws {
        let scene = DeploymentScene.troubled(replicas: 2) { $0.ended(restarts: 4) }
        let signals = Detector().assess(scene.deployment.reference, in: .with(scene), now: .testNow).signals
        // Four restarts and the end that waits for the fifth, of each pod.
        #expect(signals.first?.count == 10)
    }

    @Test func `crashes of pods that a rollback replaced are over at once`() {
        let scene = DeploymentScene.healthy().changed { scene in
            let bad = ReplicaSet.make(
                of: scene.deployment, .make(.make(image: "web:2")), revision: 2, replicas: 0, ready: 0, age: 60)
            scene.replicaSets.append(bad)
            scene.pods.append(Pod.make(of: bad, "0", age: 60).ended(restarts: 4).terminating(endedAgo: -5))
        }
        let signals = Detector().assess(scene.deployment.reference, in: .with(scene), now: .testNow).signals
        #expect(signals.isEmpty)
    }

    @Test func `messages are cut to a bounded length`() {
        let scene = Self.rollout { $0.waiting("ImagePullBackOff", String(repeating: "long ", count: 1000)) }
        let signals = Detector().assess(scene.deployment.reference, in: .with(scene), now: .testNow).signals
        #expect(signals.first?.message.count == 600)
    }

    @Test func `what a component of Kubernetes says is trusted, and what another says is not`() {
        let service = Service.make()
        let snapshot = ClusterSnapshot.with(
            .healthy(), service,
            Event.make("Known", "by the controller", about: service, by: "service-controller", count: 5),
            Event.make("Foreign", "by anyone", about: service, by: "my-operator", count: 5))
        let warnings = Detector().assess(service.reference, in: snapshot, now: .testNow).signals
        #expect(warnings.first { $0.reason == "Known" }?.trust == .controlPlane)
        #expect(warnings.first { $0.reason == "Foreign" }?.trust == .workload)
    }

    @Test func `a namespace that asks to be left alone is left alone`() {
        let scene = DeploymentScene.troubled { $0.ended(restarts: 9) }
        var namespace = Namespace.make()
        namespace.metadata.annotations[MidwatchGroup.ignoreAnnotation] = "true"
        let signals = Detector().assess(scene.deployment.reference, in: .with(scene, namespace), now: .testNow).signals
        #expect(signals.isEmpty)
    }

    @Test func `a successor of the same name is another object`() {
        let scene = DeploymentScene.troubled { $0.ended(restarts: 9) }
        var reference = scene.deployment.reference
        reference.uid = "uid-of-an-earlier-one"
        #expect(Detector().assess(reference, in: .with(scene), now: .testNow).signals.isEmpty)
    }
}
