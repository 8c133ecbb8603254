import Foundation
import Incidents
import KubernetesModel

extension FaultScene {
    /// Volumes and the network of pods.
    static func storage(_ names: FaultNames) -> [FaultScene] {
        let claim = PersistentVolumeClaim.make("\(names.workload)-data", storageClass: "fast")
        return [
            FaultScene(
                "a claim of a storage class that does not exist", claim, .with(claim, StorageClass.make())),
            shared(names),
            FaultScene(
                "a network plugin without addresses",
                names.stalled { $0.scheduled() }.saying(
                    "FailedCreatePodSandBox",
                    "Failed to create pod sandbox: Assigned 0 out of 1 requested IPv4 addresses; No more free affine "
                        + "blocks", count: 6, ago: 5, firstAgo: 55, container: nil)),
        ]
    }

    private static func shared(_ names: FaultNames) -> FaultScene {
        let claim = "\(names.workload)-data"
        let scene = DeploymentScene.healthy(
            names.workload, of: names.old.mounting(claim: claim), replicas: 2, age: 900
        ).changed { scene in
            scene.pods[1] = Pod.make(of: scene.replicaSets[0], "1", age: 200).scheduled()
            scene.deployment.count(replicas: 2, updated: 2, ready: 1)
            scene.events = [
                .make(
                    "FailedAttachVolume",
                    "Multi-Attach error for volume \"pvc-1\" Volume is already used by pod(s) \(scene.pods[0].metadata.name)",
                    about: scene.pods[1], by: "attachdetach-controller", count: 3)
            ]
        }
        return FaultScene(
            "replicas that share a claim for one", scene, PersistentVolumeClaim.make(claim, phase: "Bound"))
    }
}
