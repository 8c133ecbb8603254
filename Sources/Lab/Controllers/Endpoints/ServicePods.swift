internal import Foundation
internal import KubernetesModel

/// The pods behind a service.
struct ServicePods {
    let service: JSONValue
    let pods: [ControlledPod]

    /// - Returns: nil: the service has no selector, and others say where it leads.
    init?(_ service: JSONValue, in cluster: ClusterAccess) {
        guard let selector = service["spec"]?["selector"]?.objectValue, !selector.isEmpty,
            service["spec"]?["type"] != "ExternalName"
        else { return nil }
        let wanted = selector.compactMapValues(\.stringValue)
        self.service = service
        pods = cluster.objects(.pods, in: service.namespace) { content in
            wanted.allSatisfy { content.labels[$0.key] == $0.value }
        }.map(ControlledPod.init).filter { !$0.isOver && !Self.address(of: $0).isEmpty }
    }

    var publishesNotReady: Bool { service["spec"]?["publishNotReadyAddresses"] == true }

    static func address(of pod: ControlledPod) -> String { pod.object["status"]?["podIP"]?.stringValue ?? "" }

    /// The services that a change of a pod may be about.
    static func keys(for change: ObjectChange, _ resource: ResourceName, in cluster: ClusterAccess) -> [ObjectKey] {
        switch change.resource {
        case .services: return change.key.map { [$0] } ?? []
        case resource: return serviceKeys(change)
        case .pods:
            let labels = [change.old?.labels, change.new?.labels].compactMap(\.self)
            guard let namespace = change.key?.namespace else { return [] }
            return cluster.objects(.services, in: namespace).filter { service in
                guard let selector = service["spec"]?["selector"]?.objectValue, !selector.isEmpty else { return false }
                return labels.contains { labels in selector.allSatisfy { labels[$0.key] == $0.value.stringValue } }
            }.map { ObjectKey(.services, of: $0) }
        default: return []
        }
    }

    /// Endpoints have their service's name; slices have it in a label.
    private static func serviceKeys(_ change: ObjectChange) -> [ObjectKey] {
        guard let content = change.new ?? change.old else { return [] }
        let name = content.labels["kubernetes.io/service-name"] ?? content.name
        return [ObjectKey(.services, namespace: content.namespace, name: name)]
    }
}
