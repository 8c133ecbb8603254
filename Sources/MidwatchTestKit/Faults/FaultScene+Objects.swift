import Foundation
import Incidents
import KubernetesModel

extension FaultScene {
    /// Jobs, services, nodes, autoscalers, and what does not go.
    static func objects(_ names: FaultNames) -> [FaultScene] {
        let job = Job.make("\(names.workload)-report").failed()
        let lost = Pod.make("\(job.metadata.name)-x1", of: job.spec.template, ownedBy: .controller(job))
            .rejected("Evicted", "low on memory")
        let broken = Pod.make("\(job.metadata.name)-x1", of: job.spec.template, ownedBy: .controller(job)).running()
            .changed { pod in
                pod.status.phase = "Failed"
                var end = ContainerState.Terminated()
                end.exitCode = 3
                end.reason = "Error"
                pod.status.containerStatuses[0].state = ContainerState()
                pod.status.containerStatuses[0].state.terminated = end
            }
        let service = Service.make(names.workload, selector: ["app": "\(names.workload)-v2"])
        let node = Node.make("node-b", notReadySince: 100)
        return [
            FaultScene("a job whose pods were lost to their nodes", job, .with(job, lost)),
            FaultScene("a job that fails by itself", job, .with(job, broken)),
            FaultScene("a service that selects nothing", service, .with(names.healthy(), service)),
            FaultScene("a node that is not heard of", node, .with(node)),
            FaultScene(
                "an autoscaler without measurements", names.healthy(),
                HorizontalPodAutoscaler.make(
                    names.workload, scaling: names.workload, condition: "ScalingActive", "False",
                    reason: "FailedGetResourceMetric",
                    message: "failed to get cpu utilization: missing request for cpu in container \(names.workload)")),
            FaultScene(
                "a deletion that does not end",
                names.healthy().changed { scene in
                    scene.pods[0] = scene.pods[0].terminating(endedAgo: 600).changed {
                        $0.metadata.finalizers = ["example.com/guard"]
                    }
                }),
            FaultScene(
                "a pod that was evicted",
                names.healthy().changed { scene in
                    scene.pods[0] = scene.pods[0].rejected(
                        "Evicted", "Container \(names.workload) exceeded its local ephemeral storage limit \"1Gi\".")
                    scene.deployment.count(
                        replicas: names.replicas - 1, updated: names.replicas - 1, ready: names.replicas - 1)
                }),
            FaultScene(
                "a warning of no meaning",
                names.healthy().saying(
                    "FailedPostStartHook", "PostStartHook failed", count: 9, ago: 1, container: names.workload)),
        ]
    }
}
