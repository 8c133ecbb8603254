public import Logging
public import ServiceLifecycle
public import UnixSignals

/// Runs all parts of an operator: starts them in the order in which they need each other, and stops them in reverse.
///
/// Probes and metrics are served first; then the informers fill their stores; when all are in sync the replica competes
/// for the lead, and its controllers begin. On SIGTERM or SIGINT the controllers take on nothing new and end what they
/// are at, and the lease is given back last, when nothing that it guards is left.
public struct Manager: Service {
    /// How an operator runs.
    public struct Configuration: Sendable {
        /// Where `/healthz`, `/readyz` and `/metrics` are served; nil for nowhere.
        public var address: ServerAddress?
        /// How long the first lists may take before the operator gives up and says what is missing.
        public var syncTimeout = Duration.seconds(120)
        /// How long a shutdown may take before what is left is cancelled.
        public var shutdownTimeout = Duration.seconds(30)
        /// The signals that begin a shutdown.
        public var signals: [UnixSignal] = [.sigterm, .sigint]
        /// Called with the port once the probes are served.
        public var onListening: @Sendable (_ port: Int) async -> Void = { _ in }

        public init(address: ServerAddress? = nil) { self.address = address }
    }

    private let configuration: Configuration
    private let informers: [any Informer]
    private let elector: LeaderElector?
    private let services: [any Service]
    private let leaderServices: [any Service]
    private let metrics: @Sendable () -> String
    private let clock: MonotonicClock
    private let logger: Logger

    /// Composes an operator.
    ///
    /// - Parameters:
    ///   - informers: What fills the stores.
    ///   - elector: Who decides which replica leads; nil where there is only one.
    ///   - services: What begins when the stores are in sync, on every replica.
    ///   - leaderServices: What begins when the replica leads, such as the controllers.
    ///   - metrics: Writes the metrics as text.
    public init(
        _ configuration: Configuration, informers: [any Informer], elector: LeaderElector? = nil,
        services: [any Service] = [], leaderServices: [any Service], metrics: @escaping @Sendable () -> String,
        clock: MonotonicClock = MonotonicClock(), logger: Logger
    ) {
        self.configuration = configuration
        self.informers = informers
        self.elector = elector
        self.services = services
        self.leaderServices = leaderServices
        self.metrics = metrics
        self.clock = clock
        self.logger = logger
    }

    /// Runs until a signal or a shutdown ends it.
    ///
    /// - Throws: The first error that a part ended with, such as a ``ControllerRuntimeError`` with code `syncTimeout` or
    ///   `leadershipLost`.
    public func run() async throws {
        // The group's own debug lines spell out whole services.
        var groupLogger = logger
        groupLogger.logLevel = max(groupLogger.logLevel, .info)
        var group = ServiceGroupConfiguration(
            services: composed(), gracefulShutdownSignals: configuration.signals, logger: groupLogger)
        group.maximumGracefulShutdownDuration = configuration.shutdownTimeout
        try await ServiceGroup(configuration: group).run()
    }

    /// All parts in the order of their start. The elector comes first, to be stopped last, but waits for the stores.
    private func composed() -> [any Service] {
        let gate = SyncGate(
            informers: informers, timeout: configuration.syncTimeout, clock: clock, logger: logger)
        let synced: @Sendable () async throws -> Void = { try await gate.wait() }
        var leads = [synced]
        var composed: [any Service] = []
        if let elector {
            leads.append { try await elector.waitUntilLeading() }
            composed.append(GatedService(service: elector, gates: [synced]))
        }
        if let address = configuration.address {
            composed.append(
                ProbeServer(
                    address: address, parts: probed, metrics: metrics, logger: logger,
                    onListening: configuration.onListening))
        }
        composed += informers.map { $0 as any Service }
        composed.append(gate)
        composed += services.map { GatedService(service: $0, gates: [synced]) }
        composed += leaderServices.map { GatedService(service: $0, gates: leads) }
        return composed
    }

    private var probed: [any Probed] {
        let services = (services + leaderServices).compactMap { $0 as? any Probed }
        return informers + (elector.map { [$0] } ?? []) + services
    }
}
