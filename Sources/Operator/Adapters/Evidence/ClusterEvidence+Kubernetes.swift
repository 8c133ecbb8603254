package import Evidence
package import KubernetesClient
package import PrometheusClient

extension ClusterEvidence {
    /// Evidence out of a cluster's API, and of a Prometheus where there is one.
    ///
    /// - Parameters:
    ///   - api: Reads alone, as the reader's account.
    ///   - history: Earlier incidents, where they are kept.
    ///   - redact: Takes the secrets out of a text.
    package init(
        api: KubernetesAPI, prometheus: PrometheusClient? = nil, history: (any HistorySource)? = nil,
        limits: GatheringLimits = GatheringLimits(), redact: @escaping @Sendable (String) -> String
    ) {
        self.init(
            sources: EvidenceSources(
                reader: KubernetesClusterReader(api: api, maxObjects: limits.objects),
                logs: KubernetesLogSource(api: api), metrics: prometheus.map(PrometheusMetricsSource.init),
                configuration: KubernetesConfigurationSource(api: api), history: history),
            limits: limits, redact: redact)
    }
}
