import ControllerRuntime
import Diagnosis
import Evidence
import Foundation
import Incidents
import KubernetesModel
import Logging
import MidwatchTestKit
import ModelExchange
import Synchronization

@testable import Healing

/// A cluster in memory with one fault that nothing mends, a healer that works on it, and language models that it may
/// ask.
final class FaultWorld: Sendable {
    /// Every action in every namespace, from a low confidence on.
    static let permissive: AutonomyPolicy = {
        var policy = AutonomyPolicy(metadata: ObjectMeta(name: "all"), spec: .init(mode: .auto))
        policy.spec.actions = Action.Kind.allCases.map { .init(kind: $0, minConfidence: 0.1) }
        return policy
    }()

    let incidents = MemoryWriter<Incident>()
    let requests = MemoryWriter<ActionRequest>()
    let journal = MemoryJournal()
    let cluster: FakeCluster
    let fault: FaultScene
    private let investigator: Investigator?
    private let policies: [AutonomyPolicy]
    private let clock = Mutex(Date.testNow)
    private let isLeading = Mutex(true)
    private let current: Mutex<Healer?> = Mutex(nil)

    /// - Parameters:
    ///   - model: What models say; nil: none is configured.
    ///   - roles: Which have a model.
    ///   - evidence: What there is to read beside what the cluster says.
    ///   - source: Gathers the evidence; nil: it is as it is (``WorldEvidence``).
    init(
        _ fault: FaultScene, model: (any LanguageModel)? = nil, roles: Set<ModelRole> = [.triage],
        policies: [AutonomyPolicy] = [permissive], evidence: [DossierItem] = [],
        source: (any EvidenceSource)? = nil, modelClock: MonotonicClock = MonotonicClock()
    ) throws {
        self.fault = fault
        self.policies = policies
        cluster = FakeCluster(try fault.snapshot.liveObjects())
        investigator = model.map {
            Investigator(
                model: $0, roles: roles, source: source ?? WorldEvidence(added: evidence), clock: modelClock)
        }
    }

    var now: Date { clock.withLock(\.self) }

    /// The incident, once there is one.
    var incident: Incident? { incidents.records.first }

    /// The actions that were carried out, or begun.
    var executed: [Action] { requests.records.filter(\.isBegun).map(\.spec.action) }

    /// The actions that nobody had to be asked for.
    var automatic: [Action] {
        requests.records.filter { $0.status.decision?.state == .auto }.map(\.spec.action)
    }

    /// Works for so long, with a look each five seconds.
    ///
    /// - Parameter asks: Whether somebody asks the model when it is to be asked.
    func work(for seconds: TimeInterval = 120, asks: Bool = true) async throws {
        for _ in 0..<Int(seconds / 5) {
            // Nothing in memory ever waits, and other tests want their turn.
            await Task.yield()
            try await step(asks: asks)
            clock.withLock { $0 += 5 }
        }
    }

    /// One look at everything.
    func step(asks: Bool = true) async throws {
        let healer = healer
        _ = try await healer.reconcile(changed: fault.target)
        for incident in incidents.records {
            let progress = try await healer.reconcile(incident: incident.key)
            if progress.asksModel, asks { try await consult() }
        }
        for request in requests.records { _ = try await healer.reconcile(request: request.key) }
    }

    /// Asks the model. A replica that has lost its leadership meanwhile leaves the rest to the next one.
    func consult() async throws {
        guard let incident else { return }
        do { try await healer.consult(incident: incident.key) } catch is LeadershipLost { restart() }
    }

    /// The replica that works is not the leader any more.
    func loseLeadership() { isLeading.withLock { $0 = false } }

    /// Another replica goes on with what is recorded.
    func restart() {
        isLeading.withLock { $0 = true }
        current.withLock { $0 = nil }
    }

    /// A person approves what waits for one.
    func approve() async throws {
        for request in requests.records where request.status.decision?.state == .awaitingApproval {
            var approved = request
            approved.status.decision = Decision(state: .approved, by: "user/anna", at: now, reasons: [])
            _ = try await requests.updateStatus(approved)
        }
        restart()
    }

    /// The healer that works at present, which begins with what is recorded.
    var healer: Healer {
        current.withLock { current in
            if let current { return current }
            let healer = makeHealer()
            current = healer
            return healer
        }
    }

    private func makeHealer() -> Healer {
        let (incidentStore, requestStore) = (Store<Incident>(), Store<ActionRequest>())
        for incident in incidents.records { incidentStore.noteWritten(incident) }
        for request in requests.records { requestStore.noteWritten(request) }
        let (policies, snapshot) = (policies, fault.snapshot)
        return Healer(
            ports: Healer.Ports(
                incidents: RecordBook(store: incidentStore, writer: incidents),
                requests: RecordBook(store: requestStore, writer: requests), policies: { policies },
                cluster: { snapshot }, reader: cluster, actuator: cluster, journal: journal,
                investigator: investigator, isLeading: { self.isLeading.withLock(\.self) },
                now: { self.clock.withLock(\.self) }),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }
}
