internal import ControllerRuntime
internal import Diagnosis
internal import Evidence
package import Foundation
internal import Healing
package import Incidents
internal import KubernetesClient
internal import KubernetesModel
package import Lab
package import Logging
internal import Operator
internal import Redaction
internal import Synchronization

/// Midwatch at its watch over a Lab, in the Lab's time: the operator's own flow and adapters, woken by the same changes,
/// one thing after the other.
///
/// It does what is due whenever it is told to, and says when something is due next; who drives it moves the time.
package final class VirtualWatch: Sendable {
    private enum Job: Hashable {
        case target(ObjectReference)
        case incident(NamespacedName)
        case request(NamespacedName)
        case consultation(NamespacedName)
    }

    private struct State {
        var feed: StoreFeed
        var agenda = Agenda<Job>()
        var failures: [String] = []
    }

    private let cluster: LabCluster
    private let stores: ClusterStores
    private let healer: Healer
    private let measurements: MeasurementLog?
    private let state: Mutex<State>
    private let logger: Logger

    /// - Parameters:
    ///   - journal: Where the watch writes down what it does.
    ///   - model: Who is asked where the rules are unsure; nil: the rules decide alone.
    ///   - measurements: What the model may ask about; the Lab's containers are measured while the watch goes on.
    ///   - begin: From when on it is kept what there was to be seen.
    package init(
        over cluster: LabCluster, journal: any JournalStore, model: ModelUnderTest? = nil,
        measurements: PodMeasurements? = nil, observingFrom begin: Date = .distantPast, logger: Logger
    ) throws {
        let stores = ClusterStores()
        let api = KubernetesAPI(of: LabAPI(server: cluster.server), logger: logger)
        let clock = cluster.clock
        let redactor = Redactor(key: try .evaluation)
        let log = model == nil ? nil : measurements.map { MeasurementLog($0) }
        let source = ClusterEvidence(
            api: api, metrics: log, history: JournalHistory(journal: journal, now: { clock.now }),
            now: { clock.now }, redact: { redactor.redact($0) })
        healer = Healer(
            ports: Healer.Ports(
                incidents: RecordBook(store: stores.incidents, writer: KubernetesRecordWriter<Incident>(api: api)),
                requests: RecordBook(store: stores.requests, writer: KubernetesRecordWriter<ActionRequest>(api: api)),
                policies: { Array(stores.policies.snapshot().objects) }, cluster: { stores.snapshot() },
                reader: KubernetesClusterReader(api: api), actuator: KubernetesActuator(api: api), journal: journal,
                investigator: model.map { Investigator(model: $0.model, roles: $0.roles, source: source) },
                redactor: redactor, now: { clock.now }),
            logger: logger)
        self.cluster = cluster
        self.stores = stores
        self.measurements = log
        self.logger = logger
        state = Mutex(State(feed: StoreFeed(cluster: cluster, stores: stores, observingFrom: begin)))
        stores.onWake { [weak self] in self?.note($0) }
    }

    /// The incidents that there were, oldest first.
    package var incidents: [Incident] {
        stores.incidents.snapshot().objects.sorted {
            ($0.spec.openedAt, $0.metadata.name) < ($1.spec.openedAt, $1.metadata.name)
        }
    }

    /// What was done or would have been, oldest first.
    package var requests: [ActionRequest] {
        stores.requests.snapshot().objects.sorted {
            ($0.metadata.creationTimestamp ?? .distantPast, $0.metadata.name)
                < ($1.metadata.creationTimestamp ?? .distantPast, $1.metadata.name)
        }
    }

    /// What went wrong with the watch itself: nothing, unless Midwatch or the Lab has a fault.
    package var failures: [String] { state.withLock { $0.failures } }

    package var observations: Observations { state.withLock { $0.feed.observations } }

    /// When something is due although nothing changes.
    package var nextInstant: Date? {
        [state.withLock { $0.agenda.nextInstant() }, measurements?.nextInstant].compactMap(\.self).min()
    }

    /// So many things in one moment answer themselves for ever; what is left is done later.
    private static let jobsAtOnce = 2000

    /// Does what is due at this moment.
    package func work() async {
        measurements?.take(at: cluster.clock.now)
        for _ in 0..<Self.jobsAtOnce {
            catchUp()
            let now = cluster.clock.now
            guard let job = state.withLock({ $0.agenda.next(at: now) }) else { return }
            await carryOut(job, at: now)
        }
    }

    private func catchUp() {
        // The stores tell of changes while they take them in, so the state cannot be held meanwhile.
        var feed = state.withLock { $0.feed }
        do {
            try feed.catchUp()
        } catch {
            fail("an object of the Lab cannot be read: \(error)")
        }
        let caughtUp = feed
        state.withLock { $0.feed = caughtUp }
    }

    private func note(_ wake: Wake) {
        let now = cluster.clock.now
        switch wake {
        case .target(let reference, _): add(.target(reference), at: now + HealingPace.settling)
        case .incident(let key): add(.incident(key), at: now)
        case .request(let key): add(.request(key), at: now)
        }
    }

    private func add(_ job: Job, at date: Date) { state.withLock { $0.agenda.add(job, at: date) } }

    private func carryOut(_ job: Job, at now: Date) async {
        do {
            switch job {
            case .target(let reference):
                let (recheckAt, incidents) = try await healer.reconcile(changed: reference)
                for key in incidents { add(.incident(key), at: now) }
                again(job, at: recheckAt, now)
            case .incident(let key):
                let progress = try await healer.reconcile(incident: key)
                for request in progress.requests { add(.request(request), at: now) }
                if progress.asksModel { add(.consultation(key), at: now) }
                guard let incident = stores.incidents[key], !incident.phase.isClosed else { return }
                again(job, at: min(progress.recheckAt ?? .distantFuture, now + HealingPace.resync), now)
            case .request(let key): again(job, at: try await healer.reconcile(request: key), now)
            case .consultation(let key): try await healer.consult(incident: key)
            }
        } catch let error as KubernetesError where error.code == .conflict {
            again(job, at: now + HealingPace.conflict, now)
        } catch {
            fail("\(error)")
            again(job, at: now + .seconds(5), now)
        }
    }

    /// Looks again at a time, and not before the operator's loops would.
    private func again(_ job: Job, at date: Date?, _ now: Date) {
        if let date { add(job, at: max(date, now + .milliseconds(50))) }
    }

    private func fail(_ reason: String) {
        logger.warning("the watch failed", metadata: ["error": "\(reason)"])
        state.withLock { if $0.failures.count < 20 { $0.failures.append(reason) } }
    }
}
