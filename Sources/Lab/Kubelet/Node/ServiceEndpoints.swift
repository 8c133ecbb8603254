internal import KubernetesModel

/// The endpoints of a service, as its slices say them.
struct ServiceEndpoints {
    static let services = ResourceName.services
    static let slices = ResourceName.endpointSlices
    static let serviceLabel = "kubernetes.io/service-name"

    private let slices: [JSONValue]
    private let service: JSONValue?

    init(_ service: ObjectKey, in cluster: ClusterAccess) {
        slices = cluster.objects(Self.slices, in: service.namespace) { $0.labels[Self.serviceLabel] == service.name }
        self.service = cluster.object(service)
    }

    /// Whether anything is ready behind a port of the service, or behind any.
    func isReady(port: Int?) -> Bool {
        let ports = service?["spec"]?["ports"]?.arrayValue ?? []
        if let port, !ports.contains(where: { $0["port"]?.intValue == port }) { return false }
        return service != nil && !readyPods.isEmpty
    }

    /// The names of the ready pods, each with the ports on which it is asked.
    var readyPods: [(name: String, ports: [Int])] {
        slices.flatMap { slice in
            let ports = (slice["ports"]?.arrayValue ?? []).compactMap { $0["port"]?.intValue }
            return (slice["endpoints"]?.arrayValue ?? []).compactMap { endpoint -> (String, [Int])? in
                guard endpoint["conditions"]?["ready"]?.boolValue ?? true else { return nil }
                return endpoint["targetRef"]?["name"]?.stringValue.map { ($0, ports) }
            }
        }
    }
}
