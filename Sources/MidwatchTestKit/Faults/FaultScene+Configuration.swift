import Incidents
import KubernetesModel

extension FaultScene {
    /// What a container refers to and is not there, and settings that are refused.
    static func configuration(_ names: FaultNames) -> [FaultScene] {
        let settings = "\(names.workload)-settings"
        let referring = names.template(names.container().variable("MODE", fromKey: "mode", of: settings))
        func rollout(_ message: String) -> DeploymentScene {
            names.stalled(to: referring, ago: 10) { $0.waiting("CreateContainerConfigError", message) }
        }
        return [
            FaultScene(
                "a ConfigMap that does not exist since a new revision", rollout("configmap \"\(settings)\" not found")),
            FaultScene(
                "a key that a ConfigMap does not have",
                rollout("couldn't find key mode in ConfigMap shop/\(settings)")),
            FaultScene(
                "a container that would run as root",
                rollout("container has runAsNonRoot and image will run as root (pod: \"x\", container: x)")),
            FaultScene(
                "a quota that is used up",
                names.healthy().changed {
                    $0.replicaSets[0].refuse(
                        "pods \"\(names.workload)-1\" is forbidden: exceeded quota: compute, requested: "
                            + "limits.memory=512Mi, used: limits.memory=1Gi, limited: limits.memory=1Gi")
                }),
        ]
    }
}
