import ControllerRuntime
import Foundation
import Incidents
import KubernetesModel
import Remediation
import Testing

@Suite struct `Verification` {
    /// A Deployment after a rollback at three o'clock, seconds later.
    struct Scene {
        var kind: Action.Change = .rollbackWorkload(toRevision: 1)
        var incident = RemediationTests.incident()
        var deployment = Deployment()
        var pods: [Pod] = []
        var signals: [Signal] = []
        var baseline = ActionRequest.Baseline(availableReplicas: 2)
        var radius = ActionRequest.BlastRadius(pods: 3, percent: 0)
        var wellSince: Date?
        var settings = Verifier.Settings()

        init() {
            deployment.metadata = ObjectMeta(name: "checkout", namespace: "shop")
            deployment.metadata.uid = "u-checkout"
            deployment.metadata.generation = 8
            deployment.metadata.annotations = [
                "midwatch.dev/last-action": "areq-1", "deployment.kubernetes.io/revision": "3",
            ]
            deployment.spec.replicas = 3
            setStatus(updated: 3, available: 3)
            pods = (0..<3).map { pod("p\($0)", readyAt: 4) }
        }

        mutating func setStatus(updated: Int, available: Int, replicas: Int = 3, observed: Int = 8) {
            deployment.status.observedGeneration = observed
            deployment.status.replicas = replicas
            deployment.status.updatedReplicas = updated
            deployment.status.availableReplicas = available
        }

        func pod(_ name: String, revision: String = "u-h1", createdAt: Double = 1, readyAt: Double?) -> Pod {
            var pod = Pod()
            pod.metadata = ObjectMeta(name: name, namespace: "shop")
            pod.metadata.uid = UID("u-\(name)")
            pod.metadata.creationTimestamp = threeInTheMorning.addingTimeInterval(createdAt)
            pod.metadata.ownerReferences = [
                OwnerReference(apiVersion: "apps/v1", kind: "ReplicaSet", name: "rs", uid: UID(revision))
            ]
            var ready = Condition(type: "Ready", status: readyAt == nil ? "False" : "True")
            ready.lastTransitionTime = threeInTheMorning.addingTimeInterval(readyAt ?? 1)
            pod.status.conditions = [ready]
            pod.status.phase = "Running"
            return pod
        }

        var snapshot: ClusterSnapshot {
            var snapshot = ClusterSnapshot()
            _ = snapshot.deployments.apply(deployment)
            for (uid, revision) in [("u-h1", "3"), ("u-h2", "2")] {
                var set = ReplicaSet()
                set.metadata = ObjectMeta(name: "checkout-\(uid)", namespace: "shop")
                set.metadata.uid = UID(uid)
                set.metadata.annotations = ["deployment.kubernetes.io/revision": revision]
                set.metadata.ownerReferences = [
                    OwnerReference(apiVersion: "apps/v1", kind: "Deployment", name: "checkout", uid: "u-checkout")
                ]
                _ = snapshot.replicaSets.apply(set)
            }
            for pod in pods { _ = snapshot.pods.apply(pod) }
            return snapshot
        }

        var request: ActionRequest {
            let target: ObjectReference = kind == .restartPod ? .pod("bad") : .workload()
            var request = ActionRequest(
                metadata: ObjectMeta(name: "areq-1", namespace: "shop"),
                spec: .init(
                    incident: "checkout-1", action: Action(kind, on: target),
                    preconditions: .init(uid: target.uid), hash: "", confidence: 1, reason: "", blastRadius: radius,
                    baseline: baseline, expiresAt: threeInTheMorning))
            request.status.execution = .init(
                state: .succeeded, startedAt: threeInTheMorning, finishedAt: threeInTheMorning)
            request.status.verification = .init(state: .pending, wellSince: wellSince)
            return request
        }

        func outcome(after seconds: Double) -> Outcome {
            Verifier.verify(
                request, of: incident, in: snapshot, signals: signals,
                now: threeInTheMorning.addingTimeInterval(seconds),
                settings: settings)
        }

        /// Since when all is well, in seconds after the action, or nil while it is not.
        func wellSince(after seconds: Double) -> Double? {
            guard case .waiting(let since, _) = outcome(after: seconds) else { return nil }
            return since?.timeIntervalSince(threeInTheMorning)
        }
    }

    private func isFailure(_ outcome: Outcome, _ text: String) -> Bool {
        if case .failed(let reason) = outcome { reason.contains(text) } else { false }
    }

    private func isPassed(_ outcome: Outcome) -> Bool { if case .passed = outcome { true } else { false } }

    private func isWaiting(_ outcome: Outcome) -> Bool {
        if case .waiting(nil, _) = outcome { true } else { false }
    }

    @Test func `All well is well from the first look on, and passes after the window`() {
        var scene = Scene()
        #expect(
            scene.outcome(after: 6)
                == .waiting(
                    wellSince: threeInTheMorning.addingTimeInterval(6),
                    recheckAt: threeInTheMorning.addingTimeInterval(16)))
        scene.wellSince = threeInTheMorning.addingTimeInterval(6)
        #expect(scene.wellSince(after: 15.9) == 6)
        #expect(isPassed(scene.outcome(after: 16)))
    }

    @Test func `A pod that became ready again in between begins the window anew`() {
        var scene = Scene()
        scene.wellSince = threeInTheMorning.addingTimeInterval(6)
        scene.pods[1] = scene.pod("p1", readyAt: 12)
        #expect(scene.wellSince(after: 17) == 12)
        // So does a restart that the readiness does not show.
        scene.pods[1] = scene.pod("p1", readyAt: 4)
        var status = ContainerStatus()
        status.state.running = .init(startedAt: threeInTheMorning.addingTimeInterval(14))
        scene.pods[1].status.containerStatuses = [status]
        #expect(scene.wellSince(after: 17) == 14)
    }

    /// What is not well yet.
    private static let troubles: [(String, @Sendable (inout Scene) -> Void)] = [
        ("the change is not seen", { $0.deployment.metadata.annotations["midwatch.dev/last-action"] = "areq-0" }),
        ("has not seen the change", { $0.setStatus(updated: 3, available: 3, observed: 7) }),
        ("2 of 3 pods updated", { $0.setStatus(updated: 2, available: 3) }),
        ("1 pods too many", { $0.setStatus(updated: 3, available: 3, replicas: 4) }),
        ("2 of 3 pods available", { $0.setStatus(updated: 3, available: 2) }),
        ("imageUnavailable is still seen", { $0.signals = [signal(.imageUnavailable, on: .workload())] }),
        ("only 2 pods", { $0.pods.removeLast() }),
        ("only 2 pods", { $0.pods[0].metadata.deletionTimestamp = threeInTheMorning }),
        ("only 2 pods", { $0.pods[0].status.phase = "Failed" }),
        ("pod/p0 is not ready", { $0.pods[0] = $0.pod("p0", readyAt: nil) }),
    ]

    @Test(arguments: troubles.indices)
    func `What is not well is waited for, and fails with the reason when the time is over`(index: Int) {
        let (reason, change) = Self.troubles[index]
        var scene = Scene()
        // Having been well before does not count.
        scene.wellSince = threeInTheMorning.addingTimeInterval(6)
        change(&scene)
        #expect(isWaiting(scene.outcome(after: 30)))
        #expect(isWaiting(scene.outcome(after: 179.9)))
        #expect(isFailure(scene.outcome(after: 180), reason), "\(scene.outcome(after: 180))")
    }

    @Test func `A look at what is not well is taken again soon, and at the end at the latest`() {
        var scene = Scene()
        scene.setStatus(updated: 1, available: 2)
        #expect(
            scene.outcome(after: 20)
                == .waiting(wellSince: nil, recheckAt: threeInTheMorning.addingTimeInterval(25)))
        #expect(
            scene.outcome(after: 178)
                == .waiting(wellSince: nil, recheckAt: threeInTheMorning.addingTimeInterval(180)))
    }

    @Test func `What is well when the time is over may finish its window`() {
        var scene = Scene()
        scene.wellSince = threeInTheMorning.addingTimeInterval(175)
        #expect(scene.wellSince(after: 181) == 175)
        #expect(isPassed(scene.outcome(after: 185)))
    }

    @Test func `Signals of other kinds, and on other faults, do not keep it from passing`() {
        var scene = Scene()
        scene.wellSince = threeInTheMorning
        scene.signals = [signal(.warningEvent, on: .workload()), signal(.nodePressure, on: .workload())]
        #expect(isPassed(scene.outcome(after: 20)))
    }

    @Test(
        "A fault that came back is waited out for as long as the container ran before",
        arguments: [
            (Signal.Kind.outOfMemory, Int?.none, 10.0), (.outOfMemory, 4, 10), (.outOfMemory, 45, 45),
            (.crashLoop, 45, 45), (.livenessFailing, 45, 45), (.outOfMemory, 900, 120), (.imageUnavailable, 45, 10),
        ])
    func window(kind: Signal.Kind, runSeconds: Int?, window: Double) {
        var scene = Scene()
        scene.kind = .setResources(ResourceChange(container: "web", memoryLimit: "128Mi"))
        scene.incident = incident([kind])
        scene.baseline.runSeconds = runSeconds
        scene.wellSince = threeInTheMorning.addingTimeInterval(4)
        #expect(scene.wellSince(after: 4 + window - 0.1) == 4)
        #expect(isPassed(scene.outcome(after: 4 + window)))
    }

    @Test(
        "A fault on a pod that the action made fails at once",
        arguments: [
            Signal.Kind.imageUnavailable, .outOfMemory, .crashLoop, .containerConfigInvalid, .containerStartFailed,
        ])
    func newFault(kind: Signal.Kind) {
        var scene = Scene()
        scene.signals = [signal(kind, on: .pod("p1"), at: 5)]
        #expect(isFailure(scene.outcome(after: 6), "\(kind.rawValue) shows after the action on pod/p1: as seen"))
    }

    @Test(arguments: [Signal.Kind.readinessFailing, .unschedulable, .rolloutStuck, .replicasUnavailable])
    func `A fault that may pass while a pod starts is waited for`(kind: Signal.Kind) {
        var scene = Scene()
        scene.incident = incident([kind])
        scene.signals = [signal(kind, on: .pod("p1"), at: 5)]
        #expect(isWaiting(scene.outcome(after: 6)))
    }

    @Test func `A failing liveness probe is a failure where that is what was to be repaired`() {
        var scene = Scene()
        scene.signals = [signal(.livenessFailing, on: .pod("p1"), at: 5)]
        #expect(!isFailure(scene.outcome(after: 6), "livenessFailing"))
        scene.incident = incident([.livenessFailing])
        #expect(isFailure(scene.outcome(after: 6), "livenessFailing"))
    }

    /// Faults on pods that are not the action's work.
    private static let others: [(String, @Sendable (inout Scene) -> Void)] = [
        (
            "of the old revision, made before",
            { scene in scene.pods.append(scene.pod("bad", revision: "u-h2", createdAt: -100, readyAt: nil)) }
        ),
        (
            "of the old revision, made by its replica set before that was scaled down",
            { scene in scene.pods.append(scene.pod("bad", revision: "u-h2", createdAt: 1, readyAt: nil)) }
        ),
        (
            "of the current revision, but seen before the action",
            { scene in
                scene.pods.append(scene.pod("bad", createdAt: -100, readyAt: nil))
                scene.signals = [signal(.crashLoop, on: .pod("bad"), at: -50)]
            }
        ),
        ("that are gone", { _ in }),
        (
            "whose replica set is not seen under its new number yet",
            { scene in
                scene.pods.append(scene.pod("bad", createdAt: 1, readyAt: nil))
                scene.deployment.metadata.annotations["deployment.kubernetes.io/revision"] = "4"
            }
        ),
        (
            "while the change is not seen",
            { scene in
                scene.pods.append(scene.pod("bad", createdAt: 1, readyAt: nil))
                scene.deployment.metadata.annotations["midwatch.dev/last-action"] = nil
            }
        ),
        (
            "while the controller has not seen the change",
            { scene in
                scene.pods.append(scene.pod("bad", createdAt: 1, readyAt: nil))
                scene.setStatus(updated: 3, available: 3, observed: 7)
            }
        ),
    ]

    @Test(arguments: others.indices)
    func `A fault on other pods fails nothing`(index: Int) {
        var scene = Scene()
        scene.incident = incident([.crashLoop])
        scene.signals = [signal(.crashLoop, on: .pod("bad"), at: 5)]
        Self.others[index].1(&scene)
        #expect(isWaiting(scene.outcome(after: 6)), "\(Self.others[index].0)")
    }

    @Test func `A pod of the revision that was brought back counts from when it fails after the action`() {
        var scene = Scene()
        scene.pods.append(scene.pod("kept", createdAt: -100, readyAt: nil))
        scene.signals = [signal(.crashLoop, on: .pod("kept"), at: 3)]
        #expect(isFailure(scene.outcome(after: 6), "crashLoop"))
    }

    @Test(arguments: [(3, 0, 2, true), (3, 34, 1, false), (3, 34, 0, true), (2, 0, 2, false), (9, 0, 3, false)])
    func `Fewer available pods than the action explains fail at once`(
        before: Int, percent: Int, available: Int, isFailed: Bool
    ) {
        var scene = Scene()
        scene.baseline.availableReplicas = before
        scene.radius.percent = percent
        scene.setStatus(updated: 3, available: available)
        #expect(isFailure(scene.outcome(after: 6), "available pods, and had \(before)") == isFailed)
    }

    @Test func `What was available before is not asked for where it is not known`() {
        var scene = Scene()
        scene.baseline = .init()
        scene.setStatus(updated: 3, available: 0)
        #expect(isWaiting(scene.outcome(after: 6)))
    }

    @Test func `A workload that is gone fails`() {
        var scene = Scene()
        scene.deployment.metadata.uid = "u-successor"
        #expect(isFailure(scene.outcome(after: 6), "not there any more"))
    }

    @Test func `A pod that was restarted must be gone and its successor ready`() {
        var scene = Scene()
        scene.kind = .restartPod
        scene.deployment.metadata.annotations["midwatch.dev/last-action"] = nil
        scene.wellSince = threeInTheMorning
        var old = scene.pod("bad", createdAt: -100, readyAt: -90)
        scene.pods = [scene.pod("p0", readyAt: 3), scene.pod("p1", readyAt: -90), old]
        #expect(isWaiting(scene.outcome(after: 20)))
        old.metadata.uid = "u-successor"
        scene.pods[2] = old
        #expect(isPassed(scene.outcome(after: 20)))
        // Its successor fails in the same way.
        scene.signals = [signal(.crashLoop, on: .pod("p0"), at: 5)]
        #expect(isFailure(scene.outcome(after: 20), "crashLoop"))
        // A pod that was there before fails: not the action's work, and no reason to wait.
        scene.signals = [signal(.crashLoop, on: .pod("p1"), at: 5)]
        scene.pods[1] = scene.pod("p1", createdAt: -100, readyAt: -90)
        #expect(isPassed(scene.outcome(after: 20)))
    }

    @Test func `To escalate needs no proof`() {
        var scene = Scene()
        scene.kind = .escalate(reason: "x")
        #expect(isPassed(scene.outcome(after: 0)))
    }
}
