internal import Foundation
internal import KubernetesModel

/// Writes where each service leads, in slices of at most 100 addresses: pkg/controller/endpointslice, and
/// staging/src/k8s.io/endpointslice.
struct EndpointSliceController: ClusterPart {
    let component = "kube-controller-manager"
    static let source = "endpoint-slice-controller"
    private static let sliceLimit = 100

    func keys(for change: ObjectChange, in cluster: ClusterAccess) -> [ObjectKey] {
        ServicePods.keys(for: change, .endpointSlices, in: cluster)
    }

    mutating func reconcile(_ key: ObjectKey, in cluster: ClusterAccess) -> Date? {
        // The slices of a service that is gone go with their owner.
        guard let service = cluster.object(key), let pods = ServicePods(service, in: cluster) else { return nil }
        var slices = cluster.dependents(of: service.uid, .endpointSlices).filter {
            $0.labels["endpointslice.kubernetes.io/managed-by"] == "endpointslice-controller.k8s.io" && !$0.isDeleting
        }
        do throws(APIError) {
            for wanted in Self.slices(of: pods) { try put(wanted, among: &slices, of: service, in: cluster) }
            for slice in slices { try cluster.delete(ObjectKey(.endpointSlices, of: slice)) }
        } catch {
            guard !error.isOfEndingNamespace else { return nil }
            cluster.record(
                .warning, "FailedToUpdateEndpointSlices",
                "Error updating Endpoint Slices for Service \(key.namespace)/\(key.name): \(error.message)",
                on: service, from: Self.source)
        }
        return nil
    }

    /// Writes a slice in the place of one that has the same ports, and takes that one out of those that are left.
    private func put(
        _ wanted: JSONValue, among slices: inout [JSONValue], of service: JSONValue, in cluster: ClusterAccess
    ) throws(APIError) {
        let same = slices.firstIndex { $0["ports"]?.arrayValue ?? [] == wanted["ports"]?.arrayValue ?? [] }
        guard let index = same ?? slices.indices.first else {
            try cluster.create(wanted, .endpointSlices)
            return
        }
        let slice = slices.remove(at: index)
        let isSame = ["endpoints", "ports"].allSatisfy {
            slice[$0]?.arrayValue ?? [] == wanted[$0]?.arrayValue ?? []
        }
        guard !isSame || slice.labels != wanted.labels else { return }
        try cluster.update(ObjectKey(.endpointSlices, of: slice)) { object in
            object["endpoints"] = wanted["endpoints"]
            object["ports"] = wanted["ports"]
            object[metadata: "labels"] = wanted[metadata: "labels"]
        }
    }

    private static func slices(of service: ServicePods) -> [JSONValue] {
        var groups: [[JSONValue]: [JSONValue]] = [:]
        for pod in service.pods {
            let ports = ServicePorts.resolved(service.service, on: pod.object).map { port in
                var port = port
                if port["name"] == nil { port["name"] = "" }
                return port
            }
            groups[ports, default: []].append(endpoint(pod, service))
        }
        // A service without pods has one slice, which is empty.
        if groups.isEmpty { groups[[]] = [] }
        return groups.sorted { JSONValue.array($0.key).compactText < JSONValue.array($1.key).compactText }
            .flatMap { ports, endpoints in
                stride(from: 0, to: max(1, endpoints.count), by: sliceLimit).map { start in
                    slice(ports, Array(endpoints[start..<min(endpoints.count, start + sliceLimit)]), service.service)
                }
            }
    }

    private static func slice(_ ports: [JSONValue], _ endpoints: [JSONValue], _ service: JSONValue) -> JSONValue {
        var labels = service.labels
        labels["kubernetes.io/service-name"] = service.name
        labels["endpointslice.kubernetes.io/managed-by"] = "endpointslice-controller.k8s.io"
        if service["spec"]?["clusterIP"] == "None" { labels["service.kubernetes.io/headless"] = "" }
        return [
            "apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4",
            "metadata": [
                "generateName": .string("\(service.name)-"), "namespace": .string(service.namespace),
                "labels": JSONValue(labels), "ownerReferences": [service.asController],
            ],
            "endpoints": .array(endpoints), "ports": .array(ports),
        ]
    }

    private static func endpoint(_ pod: ControlledPod, _ service: ServicePods) -> JSONValue {
        let isServing = pod.isReady
        var endpoint: JSONValue = [
            "addresses": [.string(ServicePods.address(of: pod))],
            "conditions": [
                "ready": .bool(service.publishesNotReady || isServing && !pod.isDeleting), "serving": .bool(isServing),
                "terminating": .bool(pod.isDeleting),
            ],
            "targetRef": [
                "kind": "Pod", "namespace": .string(pod.object.namespace), "name": .string(pod.name),
                "uid": .string(pod.uid),
            ],
        ]
        if !pod.node.isEmpty { endpoint["nodeName"] = .string(pod.node) }
        if let host = pod.object["spec"]?["hostname"]?.stringValue, !host.isEmpty,
            pod.object["spec"]?["subdomain"]?.stringValue == service.service.name
        {
            endpoint["hostname"] = .string(host)
        }
        return endpoint
    }
}
