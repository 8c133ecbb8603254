import Evidence
import Foundation
import Incidents
import KubernetesClient
import PrometheusClient
import Redaction
import ServiceLifecycle

/// Where the evidence for language models comes from, and what has to be shut down at the end.
struct EvidenceParts {
    let source: any EvidenceSource
    let services: [any Service]

    /// - Throws: an ``OperatorError`` where the settings of Prometheus cannot be used.
    init(
        api: KubernetesAPI, journal: any JournalStore, prometheus settings: Settings.Prometheus, redactor: Redactor
    ) throws {
        var metrics: PrometheusClient?
        do {
            metrics = try settings.url.map { url in
                try PrometheusClient(
                    configuration: PrometheusConfiguration(
                        server: url, authorization: settings.tokenFile.map { .bearerToken(file: $0) } ?? .none,
                        certificateAuthority: settings.authorityFile))
            }
        } catch let error as PrometheusError {
            throw OperatorError("prometheus: \(error)")
        }
        source = ClusterEvidence(
            api: api, prometheus: metrics, history: JournalHistory(journal: journal), redact: { redactor.redact($0) })
        services = metrics.map { [ShutdownService(what: $0.shutdown)] } ?? []
    }
}

/// Shuts something down once the operator ends.
private struct ShutdownService: Service {
    let what: @Sendable () async throws -> Void

    func run() async throws {
        // Ends with the operator alone.
        try? await gracefulShutdown()
        try await what()
    }
}

/// Earlier incidents out of the journal.
private struct JournalHistory: HistorySource {
    let journal: any JournalStore

    func similar(to features: IncidentFeatures, in namespace: String, limit: Int) async throws -> [PastIncident] {
        try await journal.similar(to: features, in: namespace, among: .known(at: Date()), limit: limit)
    }
}
