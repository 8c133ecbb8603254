internal import KubernetesModel

/// The few metrics of kube-state-metrics that alerts on workloads are made of.
enum StateMetrics {
    private static let deploymentMetrics: [(name: String, help: String, path: [String])] = [
        (
            "kube_deployment_spec_replicas", "Number of desired pods for a deployment.", ["spec", "replicas"]
        ),
        (
            "kube_deployment_status_replicas_available", "The number of available replicas per deployment.",
            ["status", "availableReplicas"]
        ),
    ]

    static func of(_ containers: [PodMeasurements.Container], deployments: [JSONValue]) -> Exposition {
        var exposition = Exposition()
        let restarts = "kube_pod_container_status_restarts_total"
        exposition.begin(restarts, .counter, help: "The number of container restarts per container.")
        for container in containers {
            exposition.sample(
                restarts, container.metricLabels + [("uid", container.podUID)], Double(container.restarts))
        }
        for metric in deploymentMetrics {
            exposition.begin(metric.name, .gauge, help: metric.help)
            for deployment in deployments {
                let value = metric.path.reduce(Optional(deployment)) { $0?[$1] }?.intValue ?? 0
                exposition.sample(
                    metric.name, [("namespace", deployment.namespace), ("deployment", deployment.name)], Double(value))
            }
        }
        return exposition
    }
}
