import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Remediation
import Testing

@Suite struct `Execution` {
    /// An action with the cluster that it is done on.
    struct Scene: CustomTestStringConvertible, Sendable {
        let change: Action.Change
        let target: ObjectReference
        let objects: [JSONValue]
        /// What is changed, once.
        let effect: String
        var testDescription: String { Action(change, on: target).summary }
    }

    static let scenes = [
        Scene(
            change: .rollbackWorkload(toRevision: 1), target: .workload(), objects: Objects.brokenDeployment,
            effect: "patch Deployment/checkout"),
        Scene(
            change: .rollbackWorkload(toRevision: 3), target: .workload("StatefulSet"),
            objects: [
                Objects.workload("StatefulSet", annotations: nil), Objects.controllerRevision(3, image: "web:1"),
                Objects.controllerRevision(4, image: "web:2"),
            ], effect: "patch StatefulSet/checkout"),
        Scene(
            change: .rolloutRestart, target: .workload("DaemonSet"), objects: [Objects.workload("DaemonSet")],
            effect: "patch DaemonSet/checkout"),
        Scene(
            change: .scaleWorkload(replicas: 6), target: .workload(), objects: [Objects.workload()],
            effect: "patch Deployment/checkout"),
        Scene(
            change: .setResources(ResourceChange(container: "web", memoryLimit: "128Mi")), target: .workload(),
            objects: [Objects.workload()], effect: "patch Deployment/checkout"),
        Scene(
            change: .restartPod, target: .pod("p1"),
            objects: [
                Objects.workload(), replicaSetOfWorkload, Objects.pod("p1", isReady: false), Objects.pod("p2"),
            ], effect: "evict Pod/p1"),
        Scene(
            change: .retryJob, target: .job(), objects: [Objects.job(), Objects.cronJob()],
            effect: "create Job/import-28-retry-c3ceba2a"),
    ]

    private static let replicaSetOfWorkload: JSONValue = {
        var set = Objects.replicaSet(2, image: "web:2")
        set[path: "spec", "selector"] = ["matchLabels": ["app": "checkout"]]
        return set
    }()

    private func executor(_ cluster: FakeCluster) -> ActionExecutor {
        ActionExecutor(reader: cluster, actuator: cluster, now: { threeInTheMorning })
    }

    /// The request for a scene, as it is recorded.
    private func request(_ scene: Scene, on cluster: FakeCluster) async throws -> ActionRequest {
        let action = Action(scene.change, on: scene.target)
        let name = ActionRequest.name(for: action, of: "checkout-1")
        let prepared = try await executor(cluster).prepare(action, requestName: name)
        return ActionRequest(
            proposing: prepared, as: name, for: incident(), confidence: 0.9, reason: "a test", category: .rollout,
            diff: nil, expiresAt: threeInTheMorning.addingTimeInterval(600))
    }

    @Test(arguments: scenes)
    func `An action is done once, and done again it is known to be done`(scene: Scene) async throws {
        let cluster = FakeCluster(scene.objects)
        let request = try await request(scene, on: cluster)
        #expect(cluster.changes.isEmpty)
        guard case .done = try await executor(cluster).execute(request) else {
            Issue.record("it was not done")
            return
        }
        guard case .alreadyDone = try await executor(cluster).execute(request) else {
            Issue.record("it was done twice")
            return
        }
        #expect(cluster.changes.count == 1)
        #expect(cluster.changes.first?.hasPrefix(scene.effect.prefix { $0 != "-" }) ?? false, "\(cluster.changes)")
    }

    @Test(arguments: scenes, FakeCluster.Fault.allCases)
    func `Whatever call goes wrong, in whatever way, the change is made exactly once`(
        scene: Scene, fault: FakeCluster.Fault
    ) async throws {
        // One more call than an undisturbed execution has, so that the last round is undisturbed.
        let undisturbed = FakeCluster(scene.objects)
        let known = try await request(scene, on: undisturbed)
        let before = undisturbed.calls
        _ = try await executor(undisturbed).execute(known)
        let calls = undisturbed.calls - before

        for call in 0...calls {
            let cluster = FakeCluster(scene.objects)
            let request = try await request(scene, on: cluster)
            cluster.fail(call: call, with: fault)
            // What an operator does that is started again: it calls until there is a result.
            var result: ExecutionResult?
            for _ in 0..<4 where result == nil {
                do {
                    result = try await executor(cluster).execute(request)
                } catch is FakeCluster.Crash {
                    continue
                } catch let error as ActuatorError where [.unavailable, .unknownOutcome].contains(error.code) {
                    continue
                }
            }
            // A write that is still on its way arrives at the next call.
            _ = try? await cluster.object(scene.target)
            _ = try? await cluster.object(scene.target)
            #expect(result != nil, "call \(call)")
            #expect(cluster.changes.count == 1, "call \(call): \(cluster.changes)")
            #expect(try await executor(cluster).execute(request).isAlreadyDone, "call \(call)")
        }
    }

    @Test func `A target that has changed since voids the action`() async throws {
        let cluster = FakeCluster([Objects.workload()])
        let request = try await request(Self.scenes[3], on: cluster)
        cluster["Deployment", "checkout"]?[path: "metadata", "generation"] = 8
        let error = await #expect(throws: ActuatorError.self) { try await executor(cluster).execute(request) }
        #expect(error?.code == .preconditionFailed)
        #expect(error?.message.contains("it was generation 7 and is 8") ?? false)
        #expect(cluster.changes.isEmpty)
    }

    @Test(arguments: [nil, "u-successor"])
    func `A target that is gone, or has a successor, is not touched`(uid: String?) async throws {
        let cluster = FakeCluster([Objects.workload()])
        let request = try await request(Self.scenes[3], on: cluster)
        if let uid {
            cluster["Deployment", "checkout"]?[path: "metadata", "uid"] = .string(uid)
        } else {
            cluster["Deployment", "checkout"] = nil
        }
        let error = await #expect(throws: ActuatorError.self) { try await executor(cluster).execute(request) }
        #expect(error?.code == .targetGone)
        #expect(cluster.changes.isEmpty)
    }

    @Test func `An action that is contraindicated by now is refused`() async throws {
        let cluster = FakeCluster([Objects.workload()])
        let request = try await request(Self.scenes[3], on: cluster)
        cluster["HorizontalPodAutoscaler", "checkout-hpa"] = Objects.autoscaler()
        let error = await #expect(throws: ActuatorError.self) { try await executor(cluster).execute(request) }
        #expect(error?.code == .refused)
        #expect(cluster.changes.isEmpty)
    }

    @Test func `A request that is not what was decided on is refused`() async throws {
        let cluster = FakeCluster([Objects.workload()])
        var request = try await request(Self.scenes[3], on: cluster)
        request.spec.action = Action(.scaleWorkload(replicas: 60), on: .workload())
        let error = await #expect(throws: ActuatorError.self) { try await executor(cluster).execute(request) }
        #expect(error?.code == .refused)
        #expect(cluster.changes.isEmpty)
    }

    @Test func `A job that was run again by someone else is not run again`() async throws {
        let cluster = FakeCluster(Self.scenes[6].objects)
        let request = try await request(Self.scenes[6], on: cluster)
        var other = request
        other.metadata.name = "areq-other"
        _ = try await executor(cluster).execute(other)
        let error = await #expect(throws: ActuatorError.self) { try await executor(cluster).execute(request) }
        #expect(error?.code == .alreadyExists)
        #expect(cluster.changes.count == 1)
    }

    @Test func `A pod that is on its way out needs no eviction`() async throws {
        let cluster = FakeCluster(Self.scenes[5].objects)
        let request = try await request(Self.scenes[5], on: cluster)
        cluster["Pod", "p1"]?[path: "metadata", "deletionTimestamp"] = "2026-02-01T03:00:00Z"
        #expect(try await executor(cluster).execute(request).isAlreadyDone)
        #expect(cluster.changes.isEmpty)
    }

    @Test func `To escalate changes nothing`() async throws {
        let cluster = FakeCluster([Objects.workload()])
        let scene = Scene(change: .escalate(reason: "x"), target: .workload(), objects: [], effect: "")
        let request = try await request(scene, on: cluster)
        _ = try await executor(cluster).execute(request)
        #expect(try await executor(cluster).undo(request).isNotNeeded)
        #expect(cluster.changes.isEmpty)
    }

    // MARK: Undo

    private static let undoable = scenes[0...1] + scenes[3...4]

    @Test(arguments: undoable)
    func `An undo brings back what was, once`(scene: Scene) async throws {
        let cluster = FakeCluster(scene.objects)
        let request = try await request(scene, on: cluster)
        _ = try await executor(cluster).execute(request)
        cluster.actAsController(on: scene.target.kind)
        guard case .done = try await executor(cluster).undo(request) else {
            Issue.record("it was not undone")
            return
        }
        #expect(try await executor(cluster).undo(request).isAlreadyDone)
        #expect(cluster.changes.count == 2)
        let spec = cluster[scene.target.kind, "checkout"]?["spec"]
        #expect(spec == scene.objects[0]["spec"])
        #expect(cluster[scene.target.kind, "checkout"]?.mark == "\(request.metadata.name)-undo")
        // An action that was undone is not done again.
        #expect(try await executor(cluster).execute(request).isAlreadyDone)
        #expect(cluster.changes.count == 2)
    }

    @Test(arguments: undoable, FakeCluster.Fault.allCases)
    func `Whatever call goes wrong, an undo is made exactly once`(scene: Scene, fault: FakeCluster.Fault) async throws {
        for call in 0...8 {
            let cluster = FakeCluster(scene.objects)
            let request = try await request(scene, on: cluster)
            _ = try await executor(cluster).execute(request)
            cluster.actAsController(on: scene.target.kind)
            cluster.fail(call: call, with: fault)
            var result: ExecutionResult?
            for _ in 0..<4 where result == nil {
                do {
                    result = try await executor(cluster).undo(request)
                } catch is FakeCluster.Crash {
                    continue
                } catch let error as ActuatorError where [.unavailable, .unknownOutcome].contains(error.code) {
                    continue
                }
            }
            _ = try? await cluster.object(scene.target)
            _ = try? await cluster.object(scene.target)
            #expect(result.map { !$0.isNotNeeded } ?? false, "call \(call)")
            #expect(cluster.changes.count == 2, "call \(call): \(cluster.changes)")
        }
    }

    @Test func `A rollout that someone has paused since does not stand in an undo's way`() async throws {
        let cluster = FakeCluster(Self.scenes[4].objects)
        let request = try await request(Self.scenes[4], on: cluster)
        _ = try await executor(cluster).execute(request)
        cluster["Deployment", "checkout"]?[path: "spec", "paused"] = true
        guard case .done = try await executor(cluster).undo(request) else {
            Issue.record("it was not undone")
            return
        }
    }

    @Test func `What was never done needs no undo`() async throws {
        let cluster = FakeCluster([Objects.workload()])
        let request = try await request(Self.scenes[3], on: cluster)
        #expect(try await executor(cluster).undo(request).isNotNeeded)
        #expect(cluster.changes.isEmpty)
    }

    @Test(arguments: [5, 2])
    func `What cannot be taken back needs no undo`(scene: Int) async throws {
        let cluster = FakeCluster(Self.scenes[scene].objects)
        let request = try await request(Self.scenes[scene], on: cluster)
        _ = try await executor(cluster).execute(request)
        #expect(try await executor(cluster).undo(request).isNotNeeded)
        #expect(cluster.changes.count == 1)
    }

    /// What someone else does after the action, by scene.
    private static let meddlings: [(scene: Int, change: @Sendable (FakeCluster) -> Void)] = [
        (3, { $0["Deployment", "checkout"]?[path: "spec", "replicas"] = 9 }),
        (
            4,
            {
                $0["Deployment", "checkout"]?[path: "spec", "template"] = Objects.template(
                    containers: [Objects.container(resources: ["limits": ["memory": "1Gi"]])])
            }
        ),
        (
            0,
            {
                $0["Deployment", "checkout"]?[path: "spec", "template"] = Objects.template(image: "web:3")
                $0["ReplicaSet", "checkout-h4"] = Objects.replicaSet(4, image: "web:3")
            }
        ),
        (
            3,
            {
                $0["Deployment", "checkout"]?[path: "metadata", "annotations"] = [
                    "midwatch.dev/last-action": "areq-later"
                ]
            }
        ),
        (3, { $0["Deployment", "checkout"]?[path: "metadata", "annotations"] = nil }),
        (3, { $0["Deployment", "checkout"]?[path: "metadata", "uid"] = "u-successor" }),
        (3, { $0["Deployment", "checkout"] = nil }),
    ]

    @Test(arguments: meddlings.indices)
    func `What someone has changed since is left to them`(index: Int) async throws {
        let (scene, meddle) = Self.meddlings[index]
        let cluster = FakeCluster(Self.scenes[scene].objects)
        let request = try await request(Self.scenes[scene], on: cluster)
        _ = try await executor(cluster).execute(request)
        cluster.actAsController(on: Self.scenes[scene].target.kind)
        meddle(cluster)
        #expect(try await executor(cluster).undo(request).isNotNeeded)
        #expect(cluster.changes.count == 1)
    }

    @Test func `A change in another field does not stand in an undo's way`() async throws {
        let cluster = FakeCluster(Self.scenes[3].objects)
        let request = try await request(Self.scenes[3], on: cluster)
        _ = try await executor(cluster).execute(request)
        cluster["Deployment", "checkout"]?[path: "spec", "minReadySeconds"] = 5
        cluster["Deployment", "checkout"]?[path: "metadata", "generation"] = 20
        guard case .done = try await executor(cluster).undo(request) else {
            Issue.record("it was not undone")
            return
        }
        #expect(cluster["Deployment", "checkout"]?[path: "spec", "replicas"] == 4)
        #expect(cluster["Deployment", "checkout"]?[path: "spec", "minReadySeconds"] == 5)
    }
}

extension ExecutionResult {
    fileprivate var isAlreadyDone: Bool { if case .alreadyDone = self { true } else { false } }
    fileprivate var isNotNeeded: Bool { if case .notNeeded = self { true } else { false } }
}

extension FakeCluster {
    /// What the workload's controller does after a rollback: the revision that is current gets the number after the
    /// newest.
    fileprivate func actAsController(on kind: String) {
        let revisions = kind == "Deployment" ? ["checkout-h1", "checkout-h2"] : ["checkout-r3", "checkout-r4"]
        let template = self[kind, "checkout"]?[path: "spec", "template"]
        guard template == Objects.template(image: "web:1") else { return }
        if kind == "Deployment" {
            self["ReplicaSet", revisions[0]]?[path: "metadata", "annotations"] = [
                "deployment.kubernetes.io/revision": "3"
            ]
        } else {
            self["ControllerRevision", revisions[0]]?["revision"] = 5
        }
    }
}
