internal import Foundation
internal import KubernetesModel

/// Writes where each service leads: pkg/controller/endpoint/endpoints_controller.go.
struct EndpointsController: ClusterPart {
    let component = "kube-controller-manager"
    private static let source = "endpoint-controller"
    /// When the last change came about that made the endpoints what they are.
    private static let triggerKey = "endpoints.kubernetes.io/last-change-trigger-time"

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        ServicePods.keys(for: change, .endpoints, in: cluster)
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        let target = ObjectKey(.endpoints, namespace: key.namespace, name: key.name)
        guard let service = cluster.object(key) else {
            cluster.attemptDelete(target)
            return nil
        }
        guard let pods = ServicePods(service, in: cluster) else { return nil }
        let subsets = EndpointSubsets.of(pods)
        do throws(APIError) {
            try write(subsets, of: service, target, in: cluster)
        } catch {
            let isNew = cluster.object(target) == nil
            guard !error.isOfEndingNamespace else { return nil }
            cluster.record(
                .warning, isNew ? "FailedToCreateEndpoint" : "FailedToUpdateEndpoint",
                "Failed to \(isNew ? "create" : "update") endpoint for service \(key.namespace)/\(key.name): "
                    + error.message,
                on: service, from: Self.source)
        }
        return nil
    }

    private func write(
        _ subsets: [JSONValue], of service: JSONValue, _ key: ObjectKey, in cluster: ClusterAccess
    ) throws(APIError) {
        var labels = service.labels
        if service["spec"]?["clusterIP"] == "None" { labels["service.kubernetes.io/headless"] = "" }
        let trigger = JSONValue(cluster.now)
        guard let existing = cluster.object(key) else {
            var endpoints: JSONValue = [
                "apiVersion": "v1", "kind": "Endpoints",
                "metadata": [
                    "name": .string(key.name), "namespace": .string(key.namespace), "labels": JSONValue(labels),
                    "annotations": [Self.triggerKey: trigger],
                ],
            ]
            if !subsets.isEmpty { endpoints["subsets"] = .array(subsets) }
            try cluster.create(endpoints, .endpoints)
            return
        }
        guard existing["subsets"]?.arrayValue ?? [] != subsets || existing.labels != labels else { return }
        try cluster.update(key) { endpoints in
            endpoints["subsets"] = subsets.isEmpty ? nil : .array(subsets)
            endpoints[metadata: "labels"] = JSONValue(labels)
            endpoints[path: "metadata", "annotations", Self.triggerKey] = trigger
        }
    }
}

/// The addresses behind a service by their ports, those that are ready and those that are not:
/// pkg/api/endpoints/util.go, RepackSubsets.
enum EndpointSubsets {
    static func of(_ service: ServicePods) -> [JSONValue] {
        var groups: [[JSONValue]: (ready: [JSONValue], notReady: [JSONValue])] = [:]
        let hasPorts = !(service.service["spec"]?["ports"]?.arrayValue ?? []).isEmpty
        for pod in service.pods where !pod.isDeleting || service.publishesNotReady {
            let ports = ServicePorts.resolved(service.service, on: pod.object)
                .sorted { $0.compactText < $1.compactText }
            guard !ports.isEmpty || !hasPorts else { continue }
            let address = address(of: pod, service.service)
            if pod.isReady || service.publishesNotReady {
                groups[ports, default: ([], [])].ready.append(address)
            } else {
                groups[ports, default: ([], [])].notReady.append(address)
            }
        }
        return groups.map { ports, addresses in
            var subset: JSONValue = [:]
            for (member, values) in [("addresses", addresses.ready), ("notReadyAddresses", addresses.notReady)]
            where !values.isEmpty {
                subset[member] = .array(values.sorted { ip($0) < ip($1) })
            }
            if !ports.isEmpty { subset["ports"] = .array(ports) }
            return subset
        }.sorted { $0.compactText < $1.compactText }
    }

    private static func ip(_ address: JSONValue) -> String { address["ip"]?.stringValue ?? "" }

    private static func address(of pod: ControlledPod, _ service: JSONValue) -> JSONValue {
        var address: JSONValue = [
            "ip": .string(ServicePods.address(of: pod)),
            "targetRef": [
                "kind": "Pod", "namespace": .string(pod.object.namespace), "name": .string(pod.name),
                "uid": .string(pod.uid),
            ],
        ]
        if !pod.node.isEmpty { address["nodeName"] = .string(pod.node) }
        if let host = pod.object["spec"]?["hostname"]?.stringValue, !host.isEmpty,
            pod.object["spec"]?["subdomain"]?.stringValue == service.name
        {
            address["hostname"] = .string(host)
        }
        return address
    }
}
