package import Evidence
package import Foundation
package import KubernetesClient
package import PrometheusClient

extension ClusterEvidence {
    /// Evidence out of a cluster's API, and of measurements where there are any.
    ///
    /// - Parameters:
    ///   - api: Reads alone, as the reader's account.
    ///   - history: Earlier incidents, where they are kept.
    ///   - redact: Takes the secrets out of a text.
    package init(
        api: KubernetesAPI, metrics: (any MetricsSource)? = nil, history: (any HistorySource)? = nil,
        limits: GatheringLimits = GatheringLimits(), now: @escaping @Sendable () -> Date = { Date() },
        redact: @escaping @Sendable (String) -> String
    ) {
        self.init(
            sources: EvidenceSources(
                reader: KubernetesClusterReader(api: api, maxObjects: limits.objects),
                logs: KubernetesLogSource(api: api), metrics: metrics,
                configuration: KubernetesConfigurationSource(api: api, now: now), history: history),
            limits: limits, redact: redact)
    }
}

extension ClusterEvidence {
    /// The same with a Prometheus, where there is one.
    package init(
        api: KubernetesAPI, prometheus: PrometheusClient?, history: (any HistorySource)? = nil,
        redact: @escaping @Sendable (String) -> String
    ) {
        self.init(api: api, metrics: prometheus.map(PrometheusMetricsSource.init), history: history, redact: redact)
    }
}
