import Detection
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct ObjectTroubleTests {
    private func signals(of target: some KubernetesObject, in snapshot: ClusterSnapshot) -> [Signal] {
        Detector().assess(target.reference, in: snapshot, now: .testNow).signals
    }

    @Test func `a claim that nobody binds`() {
        let claim = PersistentVolumeClaim.make()
        let normal = Event.make(
            "FailedBinding", "no persistent volumes available for this claim and no storage class is set", about: claim,
            type: "Normal", by: "persistentvolume-controller")
        #expect(signals(of: claim, in: .with(claim, normal)).map(\.kind) == [.claimPending])
        #expect(signals(of: claim, in: .with(claim, StorageClass.make(isDefault: true))).map(\.kind) == [.claimPending])
        #expect(signals(of: claim, in: .with(PersistentVolumeClaim.make(phase: "Lost"))).first?.reason == "ClaimLost")
    }

    @Test func `a claim that a pod mounts belongs to the pod's workload`() {
        let claim = PersistentVolumeClaim.make()
        let scene = DeploymentScene.stalledRollout(
            from: .make(), to: .make().mounting(claim: "data")
        ) { $0.unschedulable("0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.") }
        let found = signals(of: scene.deployment, in: .with(scene, claim, StorageClass.make(isDefault: true)))
        #expect(found.map(\.kind) == [.claimPending, .unschedulable])
    }

    @Test func `a job that failed`() {
        let job = Job.make().failed()
        #expect(signals(of: job, in: .with(job)).map(\.kind) == [.jobFailed])
        var retry = Job.make("retry").failed()
        retry.metadata.annotations[MidwatchGroup.retryOfAnnotation] = job.metadata.uid.text
        #expect(signals(of: job, in: .with(job, retry)).map(\.kind) == [.jobFailed])
    }

    @Test func `a job whose pod cannot start`() {
        let job = Job.make()
        let pod = Pod.make("report-1", ownedBy: .controller(job)).waiting("ErrImagePull", "not found")
        #expect(signals(of: job, in: .with(job, pod)).map(\.kind) == [.imageUnavailable])
    }

    @Test func `a service that selects nothing, or names a port that is not there`() {
        let service = Service.make(selector: ["app": "wbe"])
        #expect(signals(of: service, in: .with(.healthy(), service)).first?.reason == "SelectorMatchesNothing")
        let named = Service.make(targetPort: .string("http"))
        #expect(signals(of: named, in: .with(.healthy(), named)).first?.reason == "TargetPortNotFound")
        let scene = DeploymentScene.healthy(of: .make(.make().port(8080, named: "http")))
        #expect(signals(of: named, in: .with(scene, named)).isEmpty)
    }

    @Test func `a service is not judged where pods cannot be read`() {
        let service = Service.make(selector: ["app": "wbe"])
        var snapshot = ClusterSnapshot.with(service)
        snapshot.unseen["Pod"] = "the right to list pods is missing"
        #expect(signals(of: service, in: snapshot).isEmpty)
    }

    @Test func `a node that is down or under pressure`() {
        let down = Node.make(notReadySince: 60)
        #expect(signals(of: down, in: .with(down)).map(\.kind) == [.nodeNotReady])
        let full = Node.make().condition("DiskPressure", "True", reason: "KubeletHasDiskPressure")
        #expect(signals(of: full, in: .with(full)).map(\.kind) == [.nodePressure])
    }

    @Test func `an object whose deletion does not end`() {
        var namespace = Namespace.make()
        namespace.metadata.deletionTimestamp = .ago(900)
        namespace.metadata.finalizers = ["kubernetes"]
        let found = signals(of: namespace, in: .with(namespace))
        #expect(found.map(\.kind) == [.stuckTerminating])
        #expect(found.first?.message.contains("kubernetes") == true)
    }

    @Test func `an autoscaler that fails belongs to its workload, and to itself where that is missing`() {
        let autoscaler = HorizontalPodAutoscaler.make(
            condition: "ScalingActive", "False", reason: "FailedGetResourceMetric")
        let scene = DeploymentScene.healthy()
        #expect(signals(of: scene.deployment, in: .with(scene, autoscaler)).map(\.kind) == [.autoscalerFailing])
        #expect(signals(of: autoscaler, in: .with(autoscaler)).map(\.kind) == [.autoscalerFailing])
    }

    @Test func `a StatefulSet and a DaemonSet that may not create pods`() {
        var set = StatefulSet.make()
        set.status.readyReplicas = 0
        set.status.replicas = 0
        let event = Event.make(
            "FailedCreate", "create Pod db-0 in StatefulSet db failed error: pods \"db-0\" is forbidden", about: set,
            by: "statefulset-controller", count: 6)
        #expect(signals(of: set, in: .with(set, event)).map(\.kind) == [.createRefused])
    }

    /// How long after the first end of a container the last one comes, where each run takes 2 s: it is started again at
    /// once, then after 10 s, 20 s, 40 s, 80 s, 160 s, and from then on after 300 s.
    @Test(arguments: [(1, 2.0), (2, 14), (3, 36), (4, 78), (5, 160), (6, 322), (7, 624), (8, 926)])
    func `a crash loop began when its first end was, however often it was started again`(
        restarts: Int, took: TimeInterval
    ) throws {
        let pod = Pod.make("once").ended(restarts: restarts, ran: 2, endedAgo: 5).changed { pod in
            pod.status.startTime = .ago(10_000)
        }
        let signal = try #require(signals(of: pod, in: .with(pod)).first { $0.kind == .crashLoop })
        #expect(signal.firstSeen == .ago(5 + took))
    }

    @Test func `a pod that nothing owns and that failed`() {
        let pod = Pod.make("once").running().changed { pod in
            pod.status.phase = "Failed"
            var end = ContainerState.Terminated()
            end.exitCode = 1
            end.reason = "Error"
            end.finishedAt = .ago(30)
            pod.status.containerStatuses[0].state = ContainerState()
            pod.status.containerStatuses[0].state.terminated = end
        }
        #expect(signals(of: pod, in: .with(pod)).map(\.kind) == [.crashLoop])
    }
}
