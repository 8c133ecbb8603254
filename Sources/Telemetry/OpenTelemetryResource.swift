/// What is said of this program in all that it exports, by OpenTelemetry's conventions for resources.
public struct OpenTelemetryResource: Hashable, Sendable {
    /// The program's version, as in `service.version`.
    public let version: String
    private let attributes: [String: String]

    /// Describes the program.
    ///
    /// - Parameters:
    ///   - name: The program's name, `service.name`, unless `OTEL_SERVICE_NAME` or `OTEL_RESOURCE_ATTRIBUTES` say
    ///     otherwise.
    ///   - version: The program's version.
    ///   - instance: What tells this process from its replicas. Where the pod is known it counts instead:
    ///     `NAMESPACE.POD.CONTAINER`.
    ///   - attributes: What else is known: `k8s.cluster.uid` (the UID of the namespace kube-system), `k8s.pod.name`. What is
    ///     empty is left out; `OTEL_RESOURCE_ATTRIBUTES` wins.
    public init(name: String = "midwatch", version: String, instance: String, attributes: [String: String] = [:]) {
        self.version = version
        self.attributes = attributes.filter { !$0.value.isEmpty }.merging(
            ["service.name": name, "service.version": version, "service.instance.id": instance]
        ) { given, _ in given }
    }

    /// The attributes, with those that the environment sets over them.
    func attributes(_ settings: OpenTelemetrySettings) -> [String: String] {
        var merged = attributes.merging(settings.resourceAttributes) { $1 }
        if let name = settings.serviceName { merged["service.name"] = name }
        let pod = ["k8s.namespace.name", "k8s.pod.name", "k8s.container.name"].compactMap { merged[$0] }
        if pod.count == 3, settings.resourceAttributes["service.instance.id"] == nil {
            merged["service.instance.id"] = pod.joined(separator: ".")
        }
        // What tells of the exporter itself is not for others to set.
        return merged.merging(
            [
                "telemetry.sdk.name": "midwatch", "telemetry.sdk.language": "swift", "telemetry.sdk.version": version,
            ]
        ) { $1 }
    }
}
