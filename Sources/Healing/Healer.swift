package import Detection
package import Diagnosis
package import Foundation
import Guardrails
package import Incidents
import Journal
package import Logging
package import Redaction
package import Remediation

/// Takes incidents from the first signal to the verified repair.
///
/// Three loops share it, one for targets, one for incidents, one for action requests. Each reads what is recorded and
/// seen, writes the next stage into the custom resource, and only then begins it; so a restarted or newly elected
/// replica goes on where the last one stopped.
package struct Healer: Sendable {
    /// What reaches outside.
    package struct Ports: Sendable {
        package var incidents: RecordBook<Incident>
        package var requests: RecordBook<ActionRequest>
        /// The policies as they are now.
        package var policies: @Sendable () -> [AutonomyPolicy]
        /// The cluster as it is seen now.
        package var cluster: @Sendable () -> ClusterSnapshot
        package var reader: any ClusterReader
        package var actuator: any ClusterActuator
        package var journal: any JournalStore
        /// Asks language models; nil: the rules decide alone.
        package var investigator: Investigator?
        /// Takes secrets out of what is recorded: messages of events and of workloads can hold some.
        package var redactor: Redactor
        /// Told of each incident that is over: ends its trace.
        package var traceIncident: @Sendable (Incident) -> Void
        /// Whether this replica may write; asked right before each write.
        package var isLeading: @Sendable () -> Bool
        package var now: @Sendable () -> Date
        package var checkpoint: CheckpointObserver

        package init(
            incidents: RecordBook<Incident>, requests: RecordBook<ActionRequest>,
            policies: @escaping @Sendable () -> [AutonomyPolicy], cluster: @escaping @Sendable () -> ClusterSnapshot,
            reader: any ClusterReader, actuator: any ClusterActuator, journal: any JournalStore,
            investigator: Investigator? = nil, redactor: Redactor = Redactor(key: .random()),
            traceIncident: @escaping @Sendable (Incident) -> Void = { _ in },
            isLeading: @escaping @Sendable () -> Bool = { true }, now: @escaping @Sendable () -> Date = { Date() },
            checkpoint: @escaping CheckpointObserver = { _ in }
        ) {
            self.incidents = incidents
            self.requests = requests
            self.policies = policies
            self.cluster = cluster
            self.reader = reader
            self.actuator = actuator
            self.journal = journal
            self.investigator = investigator
            self.redactor = redactor
            self.traceIncident = traceIncident
            self.isLeading = isLeading
            self.now = now
            self.checkpoint = checkpoint
        }
    }

    package struct Settings: Sendable {
        package var detection = Detector.Settings()
        package var flow = IncidentFlow.Settings()
        package var consultation = ConsultationFlow.Settings()
        package var verification = Verifier.Settings()
        /// How long a request waits for a person.
        package var approvalTime: TimeInterval = 24 * 3600
        /// The only namespace whose targets are looked at; nil: all, and what has no namespace.
        package var namespace: String?
        /// Midwatch's own namespace: where incidents of cluster-scoped targets live, and what no action touches.
        package var ownNamespace = "midwatch-system"

        package init() {}
    }

    let ports: Ports
    let settings: Settings
    let detector: Detector
    let rules = RuleEngine.standard
    let flow: IncidentFlow
    let consultations: ConsultationFlow
    let executor: ActionExecutor
    let backlog: JournalBacklog
    let record: RecentTrackRecord
    let logger: Logger

    package init(ports: Ports, settings: Settings = Settings(), logger: Logger) {
        self.ports = ports
        self.settings = settings
        self.detector = Detector(settings: settings.detection)
        self.flow = IncidentFlow(settings: settings.flow)
        self.consultations = ConsultationFlow(settings: settings.consultation)
        self.executor = ActionExecutor(reader: ports.reader, actuator: ports.actuator, now: ports.now)
        self.backlog = JournalBacklog(journal: ports.journal, logger: logger)
        self.record = RecentTrackRecord(journal: ports.journal, logger: logger)
        self.logger = logger
    }

    /// Why nothing is carried out at the moment; nil while all is well.
    package var journalFailure: String? { backlog.failure }
}
