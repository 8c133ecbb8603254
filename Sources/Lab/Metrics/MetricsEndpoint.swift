internal import Foundation
internal import KubernetesModel

/// What a Prometheus scrapes from a Lab: its containers as cadvisor shows them, their services as a typical HTTP
/// library does, and what kube-state-metrics says of pods and deployments.
struct MetricsEndpoint {
    let server: APIServer
    let measurements: PodMeasurements

    /// The paths, which lie outside of the API.
    static let paths: Set = ["/metrics/cadvisor", "/metrics/services", "/metrics/state"]

    func answer(_ path: Substring) -> Reply {
        let containers = measurements.containers
        let exposition =
            switch path {
            case "/metrics/cadvisor": ContainerMetrics(limits: limits(of: containers), now: server.now()).of(containers)
            case "/metrics/services": ServiceMetrics.of(containers)
            default: StateMetrics.of(containers, deployments: deployments)
            }
        return Reply(
            contentType: "text/plain; version=0.0.4; charset=utf-8", content: .bytes(Array(exposition.text.utf8)))
    }

    /// The limits of the containers that are measured, by their pods' uids and their names.
    private func limits(of containers: [PodMeasurements.Container]) -> [String: [String: QuotaAmounts]] {
        let name = ResourceName.pods
        guard let kind = server.kinds.kind(name) else { return [:] }
        var limits: [String: [String: QuotaAmounts]] = [:]
        for container in containers where limits[container.podUID] == nil {
            let key = ObjectContent.key(namespace: container.namespace, name: container.pod)
            let pod = server.store.object(name, key: key)?.value(kind, version: kind.version) ?? [:]
            for spec in PodResources.containers(pod) + PodResources.initContainers(pod) {
                limits[container.podUID, default: [:]][spec["name"]?.stringValue ?? ""] =
                    QuotaAmounts(spec["resources"]?["limits"])
            }
        }
        return limits
    }

    private var deployments: [JSONValue] {
        let name = ResourceName.deployments
        guard let kind = server.kinds.kind(name) else { return [] }
        return server.store.objects(name).objects.objects().map { $0.value(kind, version: kind.version) }
    }
}

extension PodMeasurements.Container {
    /// What tells its samples from others'.
    var metricLabels: [(String, String)] {
        [("namespace", namespace), ("pod", pod), ("container", name), ("node", node)]
    }
}
