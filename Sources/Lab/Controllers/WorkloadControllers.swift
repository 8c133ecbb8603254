/// The controllers of what runs in a cluster, and of what leads to it.
package enum WorkloadControllers {
    /// - Parameter measurements: What autoscalers go by.
    package static func all(measurements: PodMeasurements) -> [any ClusterPart] {
        [
            DeploymentController(), ReplicaSetController(), StatefulSetController(), DaemonSetController(),
            JobController(), CronJobController(), EndpointsController(), EndpointSliceController(),
            AutoscalerController(measurements: measurements), DisruptionBudgetController(),
        ]
    }
}
