import ArgumentParser
import CoreMetrics
import Foundation
import Journal
import KubernetesClient
import Logging
import Operator
import Redaction
import Telemetry
import Tracing

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the operator until it is told to stop.",
        discussion: """
            Settings come from the configuration file, over it from the environment \
            (MIDWATCH_JOURNAL_PATH for journal.path, and so on), over that from flags. What \
            Midwatch may do by itself is not set here but by AutonomyPolicy resources in the \
            cluster; without one it only observes.

            Examples:
              midwatch install --crds-only
              midwatch run --namespace shop
              midwatch run --config midwatch.yaml

            Probes and metrics: /healthz, /readyz and /metrics on http.port. Traces and metrics \
            are exported where OpenTelemetry's variables say so (OTEL_EXPORTER_OTLP_ENDPOINT).

            Language models are configured in the file's section models, or taken from a key in \
            the environment with MIDWATCH_MODELS_FROM_ENVIRONMENT=true; without one Midwatch runs \
            by rules alone.
            """)

    @Option(help: "The configuration file (YAML); otherwise MIDWATCH_CONFIG.", completion: .file())
    var config: String?

    @OptionGroup var cluster: ClusterOptions

    @Option(name: .shortAndLong, help: "The only namespace to look at.")
    var namespace: String?

    @Option(help: "The journal's file.", completion: .file())
    var journal: String?

    @Option(help: "The port of probes and metrics.")
    var port: String?

    @Option(help: "How much is logged: debug, info, warning, error.")
    var logLevel: String?

    func run() async throws {
        let settings = try Settings.load(file: config, flags: flags)
        let level = Logger.Level(rawValue: settings.log.level.rawValue) ?? .info
        let format = settings.log.format
        LoggingSystem.bootstrap { StandardErrorLogHandler(label: $0, level: level, format: format) }
        let metrics = PrometheusMetrics()
        MetricsSystem.bootstrap(metrics)

        let environment = ProcessInfo.processInfo.environment
        let redactor = Redactor(key: .random())
        let logger = Logger(label: "midwatch")
        for (name, nearest) in Settings.unknownVariables(in: environment) {
            logger.warning(
                "an environment variable is no setting", metadata: ["variable": "\(name)", "nearest": "\(nearest)"])
        }

        let kubernetes = try KubernetesConfiguration.load(kubeconfig: settings.kubeconfig, context: settings.context)
        let journal = try SQLiteJournal(path: settings.journal.path, retention: settings.journal.retention)
        var configuration = MidwatchOperator.Configuration(settings, kubernetes: kubernetes)
        configuration.redactor = redactor
        if let observer = CrashInjection.observer(environment: environment) {
            configuration.checkpoint = observer
        }
        let telemetry = try OpenTelemetry(
            settings: OpenTelemetrySettings(environment: environment),
            resource: OpenTelemetryResource(version: Midwatch.version, instance: configuration.identity),
            metrics: metrics, scrub: { redactor.redact($0) }, logger: logger)
        InstrumentationSystem.bootstrap(telemetry.tracer)
        configuration.telemetry = telemetry.services
        configuration.traceIncident = { telemetry.tracer.record($0) }
        try await MidwatchOperator(
            configuration, kubernetes: kubernetes, journal: journal, metrics: { metrics.render() },
            logger: logger
        ).run()
    }

    private var flags: [Settings.Flag] {
        [
            Settings.Flag("--kubeconfig", key: "kubeconfig", value: cluster.kubeconfig),
            Settings.Flag("--context", key: "context", value: cluster.context),
            Settings.Flag("--namespace", key: "namespace", value: namespace),
            Settings.Flag("--journal", key: "journal.path", value: journal),
            Settings.Flag("--port", key: "http.port", value: port),
            Settings.Flag("--log-level", key: "log.level", value: logLevel),
        ]
    }
}

extension Settings.Journal {
    fileprivate var retention: Retention { Retention(maxAge: maxAge, maxEntries: maxEntries) }
}
