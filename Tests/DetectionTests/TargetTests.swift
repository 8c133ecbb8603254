import Detection
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct TargetTests {
    private let detector = Detector()
    private let scene = DeploymentScene.healthy()

    @Test func `a pod, its replica set and events about either lead to the Deployment`() throws {
        let pod = try #require(scene.pods.first)
        let set = try #require(scene.replicaSets.first)
        let ofPod = Event.make("BackOff", "", about: pod)
        let ofSet = Event.make("FailedCreate", "", about: set)
        let snapshot = ClusterSnapshot.with(scene, ofPod, ofSet)
        for reference in [pod.reference, set.reference, ofPod.reference, ofSet.reference, scene.deployment.reference] {
            #expect(detector.targets(affectedBy: reference, in: snapshot) == [scene.deployment.reference])
        }
    }

    @Test func `a pod leads to the services that select it too`() throws {
        let pod = try #require(scene.pods.first)
        let snapshot = ClusterSnapshot.with(scene, Service.make(), Service.make("other", selector: ["app": "other"]))
        #expect(
            detector.targets(affectedBy: pod.reference, in: snapshot)
                == [scene.deployment.reference, Service.make().reference])
    }

    @Test func `a pod that nothing owns is its own target, and so is one that is gone`() {
        let pod = Pod.make("lonely").running()
        #expect(detector.targets(affectedBy: pod.reference, in: .with(pod)) == [pod.reference])
        #expect(detector.targets(affectedBy: pod.reference, in: .with()) == [pod.reference])
    }

    @Test func `a pod of an owner that is not seen is its own target`() {
        let owner = OwnerReference(apiVersion: "example.com/v1", kind: "Database", name: "db", uid: "uid-db")
        let pod = Pod.make("db-0", ownedBy: owner).running()
        #expect(detector.targets(affectedBy: pod.reference, in: .with(pod)) == [pod.reference])
    }

    @Test func `a claim leads to the workloads that mount it, and to itself without any`() {
        let claim = PersistentVolumeClaim.make()
        let scene = DeploymentScene.healthy(of: .make().mounting(claim: "data"))
        #expect(detector.targets(affectedBy: claim.reference, in: .with(scene, claim)) == [scene.deployment.reference])
        #expect(detector.targets(affectedBy: claim.reference, in: .with(claim)) == [claim.reference])
    }

    @Test func `endpoints lead to their service, an autoscaler to its workload, a node to the workloads on it`() {
        var endpoints = Endpoints()
        endpoints.metadata = ObjectMeta(name: "web", namespace: "shop")
        let snapshot = ClusterSnapshot.with(scene, Service.make(), endpoints, HorizontalPodAutoscaler.make())
        #expect(detector.targets(affectedBy: endpoints.reference, in: snapshot) == [Service.make().reference])
        #expect(
            detector.targets(affectedBy: HorizontalPodAutoscaler.make().reference, in: snapshot)
                == [scene.deployment.reference])
        #expect(
            detector.targets(affectedBy: Node.make().reference, in: snapshot)
                == [Node.make().reference, scene.deployment.reference])
    }

    @Test func `an event about a node leads to the node although it lies in a namespace`() {
        var event = Event.make("NodeNotReady", "", about: Node.make(), by: "node-controller")
        event.involvedObject.namespace = "default"
        let found = detector.targets(affectedBy: event.reference, in: .with(event))
        #expect(found.map(\.kind) == ["Node"])
        #expect(found.first?.namespace == nil)
    }

    @Test func `a job that runs another again leads to that one too`() {
        let failed = Job.make().failed()
        var retry = Job.make("retry")
        retry.metadata.annotations[MidwatchGroup.retryOfAnnotation] = failed.metadata.uid.text
        #expect(
            Set(detector.targets(affectedBy: retry.reference, in: .with(failed, retry)))
                == [retry.reference, failed.reference])
    }

    @Test func `all targets are the top workloads and what stands for itself`() {
        let snapshot = ClusterSnapshot.with(
            scene, Service.make(), Service.make("plain", selector: [:]), PersistentVolumeClaim.make(), Namespace.make(),
            Job.make(), Pod.make("lonely"))
        #expect(
            detector.targets(in: snapshot, namespace: "shop").map(\.shortName)
                == [
                    "namespace/shop", "deployment/web", "job/report", "persistentvolumeclaim/data", "pod/lonely",
                    "service/web",
                ])
        #expect(detector.targets(in: snapshot, namespace: nil).map(\.shortName).contains("node/node-a"))
        #expect(detector.targets(in: snapshot, namespace: "elsewhere").isEmpty)
    }
}
