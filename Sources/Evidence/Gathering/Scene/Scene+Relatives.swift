import Detection
import Incidents
import KubernetesModel

extension Scene {
    /// The pods whose logs and measurements are looked at: those of the target that are not about to go.
    var livingPods: [Pod] { pods.filter { $0.metadata.deletionTimestamp == nil } }

    /// A pod that is well, to compare with.
    var healthyPod: Pod? { livingPods.first { $0.trouble == .none && $0.status.phase == "Running" } }

    /// The services that select the target's pods, or the one that is the target.
    var servicesOfTarget: [Service] {
        if target.kind == Service.resource.kind {
            return snapshot.object(\.services, named: target.name, in: namespace).map { [$0] } ?? []
        }
        guard let workload else { return [] }
        return snapshot.services(selecting: workload.podLabels, in: workload.metadata.namespace)
            .sorted { $0.metadata.name < $1.metadata.name }
    }

    /// The claims that the target's pods mount, or the one that is the target.
    var claims: [PersistentVolumeClaim] {
        let names = Set(pods.flatMap(\.spec.claimNames) + (workload?.podSpec.claimNames ?? []))
            .union(target.kind == PersistentVolumeClaim.resource.kind ? [target.name] : [])
        return names.sorted().compactMap { snapshot.object(\.claims, named: $0, in: namespace) }
    }

    /// The autoscaler of the workload, or the one that is the target.
    var autoscaler: HorizontalPodAutoscaler? {
        target.kind == HorizontalPodAutoscaler.resource.kind
            ? snapshot.object(\.autoscalers, named: target.name, in: namespace)
            : workload.flatMap { snapshot.autoscaler(of: $0) }
    }

    /// The names of the nodes of the target's pods, those of the most telling pods first; or the node that is the target.
    var nodeNames: [String] {
        if target.kind == Node.resource.kind { return [target.name] }
        var seen: Set<String> = [""]
        return pods.map(\.spec.nodeName).filter { seen.insert($0).inserted }
    }
}
