import Foundation
import Incidents
import KubernetesModel

extension FaultScene {
    /// Images that are not to be had.
    static func images(_ names: FaultNames) -> [FaultScene] {
        func rollout(_ words: String, container: Container? = nil) -> DeploymentScene {
            let new = names.template(container ?? names.container("1.5.0"))
            let image = new.spec.containers[0].image
            return names.stalled(to: new, ago: 90) {
                $0.waiting("ImagePullBackOff", "Back-off pulling image \"\(image)\"")
            }.saying("Failed", words, ago: 20, firstAgo: 85, container: names.workload)
        }
        let missing =
            "Failed to pull image \"\(names.image("1.5.0"))\": rpc error: code = NotFound desc = not found"
        return [
            FaultScene("an image that does not exist", rollout(missing)),
            FaultScene(
                "an image that the registry does not give out",
                rollout("Failed to pull image \"\(names.image("1.5.0"))\": 401 Unauthorized")),
            FaultScene("an image that cannot be pulled for no plain reason", rollout("Failed to pull image: bad day")),
            FaultScene(
                "an image that does not exist, and no earlier revision",
                names.troubled { $0.waiting("ImagePullBackOff") }.saying("Failed", missing, container: names.workload)),
            statefulSet(names),
        ]
    }

    private static func statefulSet(_ names: FaultNames) -> FaultScene {
        let name = "\(names.workload)-db"
        let old = PodTemplate.make(.make("db", image: "registry.example/db:1"), app: name)
        var set = StatefulSet.make(name, of: .make(.make("db", image: "registry.example/db:2"), app: name))
        set.status.currentRevision = "\(name)-old"
        set.status.updateRevision = "\(name)-new"
        let good = Pod.make("\(name)-0", of: old, ownedBy: .controller(set)).running().changed {
            $0.metadata.labels["controller-revision-hash"] = "\(name)-old"
        }
        let bad = Pod.make("\(name)-1", of: set.spec.template, ownedBy: .controller(set), age: 60)
            .waiting("ErrImagePull", "manifest unknown").changed {
                $0.metadata.labels["controller-revision-hash"] = "\(name)-new"
            }
        return FaultScene(
            "a StatefulSet's image that does not exist", set,
            .with(
                set, good, bad, ControllerRevision.make("\(name)-old", 1, of: set, age: 5_000),
                ControllerRevision.make("\(name)-new", 2, of: set, age: 60)))
    }
}
