import Incidents
import KubernetesModel

extension FaultScene {
    /// Pods that no node takes, and rollouts that do not go on.
    static func scheduling(_ names: FaultNames) -> [FaultScene] {
        let full = "0/1 nodes are available: 1 Insufficient cpu."
        return [
            FaultScene(
                "a CPU request that a new revision raised",
                names.stalled(
                    from: names.template(names.container(cpuRequest: "100m")),
                    to: names.template(names.container(cpuRequest: "64"))
                ) { $0.unschedulable(full, since: 55) }),
            FaultScene("a cluster that is full", names.stalled { $0.unschedulable(full, since: 55) }),
            FaultScene(
                "a node selector that no node has",
                names.stalled(to: names.new.selecting(["disk": "nvme"])) {
                    $0.unschedulable(
                        "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.", since: 55)
                }),
            FaultScene(
                "a rollout that stands still for no plain reason",
                names.stalled(ago: 700) { $0.running() }.changed {
                    $0.deployment.set("Progressing", "False", "ProgressDeadlineExceeded", since: 10)
                }),
            FaultScene(
                "replicas that are missing without a word",
                names.healthy().changed { scene in
                    scene.pods.removeLast()
                    scene.deployment.count(
                        replicas: names.replicas - 1, updated: names.replicas - 1, ready: names.replicas - 1)
                }),
        ]
    }
}
