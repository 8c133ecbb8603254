import Incidents
import KubernetesModel

extension FaultScene {
    /// Containers that are killed for their memory.
    static func memory(_ names: FaultNames) -> [FaultScene] {
        let limited = names.template(names.container(memoryLimit: "64Mi"))
        return [
            FaultScene(
                "too small a memory limit",
                names.troubled(of: limited) { $0.killedForMemory(restarts: 2, ran: 3) }),
            FaultScene(
                "a memory leak", names.troubled(of: limited) { $0.killedForMemory(restarts: 3, ran: 1_800) }),
            FaultScene(
                "a container without a limit that its node killed", names.troubled { $0.killedForMemory(restarts: 2) }),
            FaultScene(
                "too small a memory limit since a new revision",
                names.fallen(from: limited, to: names.template(names.container("1.5.0", memoryLimit: "64Mi"))) {
                    $0.killedForMemory(restarts: 2, ran: 3)
                }),
        ]
    }
}
