import Foundation
import Incidents
import KubernetesModel

extension FaultScene {
    /// Containers that end again and again, or do not begin.
    static func crashes(_ names: FaultNames) -> [FaultScene] {
        let words = "failed to create containerd task: exec: \"servr\": executable file not found in $PATH: unknown"
        let migrating = names.template(initContainers: [.make("migrate", image: "registry.example/migrate:2")])
        return [
            FaultScene("a crash since a new revision", names.stalled { $0.ended(restarts: 2) }),
            FaultScene("a crash of all pods since a new revision", names.fallen { $0.ended(restarts: 2) }),
            FaultScene(
                "a crash that nothing explains",
                names.troubled { $0.ended(restarts: 5, message: "panic: no route to 10.0.0.7") }),
            FaultScene(
                "a crash long after the newest revision",
                names.stalled(ago: 40_000) { $0.ended(restarts: 2, endedAgo: 20) }),
            FaultScene(
                "an init container that crashes since a new revision",
                names.stalled(to: migrating) { $0.ended(restarts: 3, container: "migrate") }),
            FaultScene(
                "an init container that hangs since a new revision",
                names.stalled(to: migrating, ago: 900) { pod in
                    pod.scheduled().changed {
                        $0.status.initContainerStatuses = [.running("migrate", since: .ago(890), ready: false)]
                    }
                }),
            FaultScene(
                "a command that does not exist",
                names.stalled { $0.ended("StartError", exitCode: 128, restarts: 1, message: words) }),
        ]
    }
}
