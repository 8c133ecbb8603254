import ControllerRuntime
import Diagnosis
import Foundation
import Guardrails
package import Healing
package import Incidents
package import KubernetesClient
import KubernetesModel
package import Logging
package import Redaction
package import ServiceLifecycle
import Synchronization

/// Midwatch at work: watches a cluster, and takes its incidents from the first signal to the verified repair.
package struct MidwatchOperator: Sendable {
    package struct Configuration: Sendable {
        /// The only namespace to watch; nil: all.
        package var namespace: String?
        /// Where `/healthz`, `/readyz` and `/metrics` are served; nil: nowhere.
        package var address: (host: String, port: Int)?
        /// Whether several replicas compete for a lease. One without it works at once.
        package var electsLeader = true
        /// The name under which this replica competes: another for each process, or two on one host would both lead.
        package var identity = "\(ProcessInfo.processInfo.hostName)_\(UUID().uuidString.prefix(8).lowercased())"
        /// The identity that changes to workloads are made as; nil: the configuration's own.
        package var actuatorUser: String?
        package var healing = Healer.Settings()
        package var models = ModelSettings()
        package var prometheus = Settings.Prometheus()
        /// Takes secrets out of everything that leaves the process.
        package var redactor = Redactor(key: .random())
        /// What else runs beside the operator, from before it begins until after it ends: the export of traces.
        package var telemetry: [any ServiceLifecycle.Service] = []
        /// Told of each incident that is over: ends its trace.
        package var traceIncident: @Sendable (Incident) -> Void = { _ in }
        package var checkpoint: CheckpointObserver = { _ in }

        package init() {}
    }

    private let configuration: Configuration
    private let kubernetes: KubernetesConfiguration
    private let journal: any JournalStore
    private let metrics: @Sendable () -> String
    private let logger: Logger

    /// Composes the operator.
    ///
    /// - Parameter metrics: writes the metrics as text.
    package init(
        _ configuration: Configuration, kubernetes: KubernetesConfiguration, journal: any JournalStore,
        metrics: @escaping @Sendable () -> String, logger: Logger
    ) {
        self.configuration = configuration
        self.kubernetes = kubernetes
        self.journal = journal
        self.metrics = metrics
        self.logger = logger
    }

    /// Works until a signal ends it.
    package func run() async throws {
        let api = KubernetesAPI(configuration: kubernetes, logger: logger)
        let actuatorAPI = configuration.actuatorUser.map {
            KubernetesAPI(configuration: kubernetes.impersonating(user: $0), logger: logger)
        }
        let result: Result<Void, any Error>
        do {
            result = .success(try await run(api: api, actuatorAPI: actuatorAPI ?? api))
        } catch {
            result = .failure(error)
        }
        try await actuatorAPI?.shutdown()
        try await api.shutdown()
        try result.get()
    }

    private func run(api: KubernetesAPI, actuatorAPI: KubernetesAPI) async throws {
        try await requireCustomResources(api)
        try await requireOwnNamespace(api)
        let watch = ClusterWatch(api: api, namespace: configuration.namespace, logger: logger)
        let stores = watch.stores
        let elector =
            configuration.electsLeader
            ? LeaderElector(
                identity: configuration.identity,
                store: ClusterLeaseStore(
                    api, namespace: configuration.healing.ownNamespace, name: "midwatch"), logger: logger)
            : nil
        let parts = try makeReasoning(api: api)
        let healer = Healer(
            ports: Healer.Ports(
                incidents: RecordBook(store: stores.incidents, writer: KubernetesRecordWriter<Incident>(api: api)),
                requests: RecordBook(store: stores.requests, writer: KubernetesRecordWriter<ActionRequest>(api: api)),
                policies: { watch.policies }, cluster: watch.snapshot,
                reader: KubernetesClusterReader(api: api), actuator: KubernetesActuator(api: actuatorAPI),
                journal: journal, investigator: parts.investigator, redactor: configuration.redactor,
                traceIncident: configuration.traceIncident, isLeading: { elector?.isLeader ?? true },
                checkpoint: configuration.checkpoint),
            settings: configuration.healing, logger: logger)
        let loops = HealingLoops(healer: healer, stores: stores, logger: logger)
        var manager = Manager.Configuration(
            address: configuration.address.map { ServerAddress(host: $0.host, port: $0.port) })
        manager.shutdownTimeout = .seconds(30)
        try await Manager(
            manager, informers: watch.informers,
            elector: elector, services: configuration.telemetry + parts.services,
            leaderServices: loops.services + [Housekeeping(healer: healer, logger: logger)],
            metrics: metrics, logger: logger
        ).run()
    }

    /// What asks language models, where any is configured; says in one line whether there is.
    private func makeReasoning(api: KubernetesAPI) throws -> (
        investigator: Investigator?, services: [any ServiceLifecycle.Service]
    ) {
        guard
            let reasoning = try Reasoning(
                configuration.models, environment: ProcessInfo.processInfo.environment,
                redactor: configuration.redactor, logger: logger)
        else {
            logger.notice(
                configuration.models.fromEnvironment
                    ? "the environment has no key of a language model: diagnosing by rules alone"
                    : "no language model is configured: diagnosing by rules alone")
            return (nil, [])
        }
        logger.notice(
            "where the rules are unsure, language models are asked", metadata: ["models": "\(reasoning.summary)"])
        let evidence = try EvidenceParts(
            api: api, journal: journal, prometheus: configuration.prometheus, redactor: configuration.redactor)
        return (
            reasoning.investigator(source: evidence.source),
            evidence.services + [ModelService(reasoning: reasoning, journal: journal, logger: logger)]
        )
    }

    /// Throws with the remedy where the namespace is missing in which the lease and the incidents of nodes lie.
    private func requireOwnNamespace(_ api: KubernetesAPI) async throws {
        let name = configuration.healing.ownNamespace
        do {
            _ = try await api.get(Namespace.self, name: name)
        } catch let error as KubernetesError where error.code == .notFound {
            throw OperatorError(
                "the namespace \(name) does not exist, in which the lease and the incidents of nodes lie; run "
                    + "`midwatch install --crds-only`, which makes it, or name another by leaderElection.namespace")
        } catch let error as KubernetesError where error.code == .forbidden {
            // Whether it is there shows when something is written into it.
            logger.debug("the namespace cannot be looked up", metadata: ["reason": "\(error)"])
        }
    }

    /// Throws with the remedy where Midwatch's own kinds are not installed: without them nothing could be recorded.
    private func requireCustomResources(_ api: KubernetesAPI) async throws {
        for resource in [Incident.resource, ActionRequest.resource, AutonomyPolicy.resource] {
            guard try await api.servedVersion(of: resource) != nil else {
                throw OperatorError(
                    "the cluster does not know \(resource.qualifiedName); run `midwatch install` first "
                        + "(`midwatch install --crds-only` where the operator runs outside of the cluster)")
            }
        }
    }
}

/// Why the operator cannot begin.
package struct OperatorError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
