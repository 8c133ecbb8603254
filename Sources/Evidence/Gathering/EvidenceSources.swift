public import Incidents

/// The ports that evidence is gathered through. What is not there is named as an omission.
public struct EvidenceSources: Sendable {
    public var reader: any ClusterReader
    public var logs: (any LogSource)?
    public var metrics: (any MetricsSource)?
    public var configuration: (any ConfigurationSource)?
    public var history: (any HistorySource)?

    public init(
        reader: any ClusterReader, logs: (any LogSource)? = nil, metrics: (any MetricsSource)? = nil,
        configuration: (any ConfigurationSource)? = nil, history: (any HistorySource)? = nil
    ) {
        self.reader = reader
        self.logs = logs
        self.metrics = metrics
        self.configuration = configuration
        self.history = history
    }
}
