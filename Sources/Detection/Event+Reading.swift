package import Foundation
package import Incidents
package import KubernetesModel

extension Event {
    /// When the event was seen first.
    package var firstSeen: Date? { firstTimestamp ?? eventTime ?? metadata.creationTimestamp ?? lastTimestamp }

    /// Events of Kubernetes' own components are facts of the control plane; what anyone else wrote is not.
    package var trust: Trust {
        guard let component else { return .workload }
        return Self.components.contains(component) || component.hasSuffix("-scheduler") ? .controlPlane : .workload
    }

    /// The names under which the components of Kubernetes write events.
    private static let components: Set<String> = [
        "kubelet", "default-scheduler", "scheduler", "attachdetach-controller", "persistentvolume-controller",
        "deployment-controller", "replicaset-controller", "statefulset-controller", "daemonset-controller",
        "job-controller", "cronjob-controller", "horizontal-pod-autoscaler", "node-controller",
        "taint-eviction-controller", "service-controller", "endpoint-controller", "endpoint-slice-controller",
        "endpointslice-controller", "controllermanager", "garbage-collector-controller", "namespace-controller",
        "resourcequota-controller", "volume_expand", "volume-expand", "ephemeral_volume", "disruption-controller",
        "pod-garbage-collector", "cloud-node-lifecycle-controller", "node-lifecycle-controller",
        "replicationcontroller", "kube-proxy",
    ]
}

extension Examination {
    /// Whether an event speaks of now.
    func isRecent(_ event: Event) -> Bool {
        guard let lastSeen = event.lastSeen else { return true }
        return now.timeIntervalSince(lastSeen) <= settings.eventAge.seconds
    }
}
