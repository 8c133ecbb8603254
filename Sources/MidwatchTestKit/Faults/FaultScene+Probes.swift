import Incidents
import KubernetesModel

extension FaultScene {
    /// Containers that run and are not ready, or are killed by their probes.
    static func probes(_ names: FaultNames) -> [FaultScene] {
        let probed = names.template(names.container().readiness(path: "/ready").liveness())
        let misread = names.template(names.container().readiness(path: "/nope").liveness())
        let misjudged = names.template(names.container().readiness(path: "/ready").liveness(path: "/nope"))
        let alone = names.healthy(of: probed).changed { scene in
            scene.pods[0] = scene.pods[0].running(ready: false, readySince: 300)
            scene.deployment.count(replicas: names.replicas, updated: names.replicas, ready: names.replicas - 1)
        }
        return [
            FaultScene(
                "a readiness probe that a new revision broke",
                names.stalled(from: probed, to: misread, ago: 200) { $0.running(ready: false) }
                    .saying(
                        "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 404", count: 12,
                        container: names.workload)),
            FaultScene("one pod that is stuck among ready ones", alone),
            FaultScene(
                "pods that all lost their readiness",
                names.troubled(of: probed) { $0.running(ready: false, readySince: 300) }),
            FaultScene(
                "a liveness probe that a new revision broke",
                names.stalled(from: probed, to: misjudged, ago: 120) {
                    $0.ended(exitCode: 137, restarts: 2, ran: 30, endedAgo: 20)
                }.saying(
                    "Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 404", ago: 25,
                    container: names.workload
                ).saying(
                    "Killing", "Container \(names.workload) failed liveness probe, will be restarted", type: "Normal",
                    ago: 24, container: names.workload)),
        ]
    }
}
