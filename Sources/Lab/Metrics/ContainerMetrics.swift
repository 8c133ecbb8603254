internal import Foundation
internal import KubernetesModel

/// Containers in the names of cadvisor (metrics/prometheus.go).
struct ContainerMetrics {
    typealias Container = PodMeasurements.Container

    /// By the uids of pods and the names of containers.
    let limits: [String: [String: QuotaAmounts]]
    let now: Date

    private struct Metric {
        let name: String
        let kind: Exposition.Kind
        let help: String
        /// Nil: there is no such sample.
        let value: (Container) -> Double?
    }

    /// The kernel's period of accounting, in microseconds.
    private static let period = 100_000.0

    func of(_ containers: [Container]) -> Exposition {
        var exposition = Exposition()
        for metric in metrics {
            exposition.begin(metric.name, metric.kind, help: metric.help)
            for container in containers {
                guard let value = metric.value(container) else { continue }
                exposition.sample(metric.name, container.metricLabels + [("image", container.image)], value)
            }
        }
        return exposition
    }

    private func limit(_ name: String, of container: Container) -> Double? {
        limits[container.podUID]?[container.name]?[name].map { Double($0.nanos) / Double(QuantityAmount.unit) }
    }

    private var metrics: [Metric] {
        let now = now
        return [
            Metric(
                name: "container_cpu_usage_seconds_total", kind: .counter,
                help: "Cumulative cpu time consumed in seconds."
            ) { $0.cpuSeconds },
            Metric(
                name: "container_cpu_cfs_periods_total", kind: .counter,
                help: "Number of elapsed enforcement period intervals."
            ) { limit("cpu", of: $0) == nil ? nil : $0.periods },
            Metric(
                name: "container_cpu_cfs_throttled_periods_total", kind: .counter,
                help: "Number of throttled period intervals."
            ) { limit("cpu", of: $0) == nil ? nil : $0.throttledPeriods },
            Metric(
                name: "container_memory_working_set_bytes", kind: .gauge, help: "Current working set in bytes."
            ) { $0.memory },
            Metric(name: "container_memory_usage_bytes", kind: .gauge, help: "Current memory usage in bytes.") {
                $0.memory
            },
            Metric(name: "container_spec_memory_limit_bytes", kind: .gauge, help: "Memory limit for the container.") {
                limit("memory", of: $0) ?? 0
            },
            Metric(name: "container_spec_cpu_period", kind: .gauge, help: "CPU period of the container.") { _ in
                Self.period
            },
            Metric(name: "container_spec_cpu_quota", kind: .gauge, help: "CPU quota of the container.") {
                limit("cpu", of: $0).map { $0 * Self.period }
            },
            Metric(
                name: "container_start_time_seconds", kind: .gauge,
                help: "Start time of the container since unix epoch in seconds."
            ) { $0.startedAt.timeIntervalSince1970 },
            Metric(name: "container_last_seen", kind: .gauge, help: "Last time a container was seen by the exporter.") {
                _ in now.timeIntervalSince1970.rounded(.down)
            },
        ]
    }
}
