import ControllerRuntime
import Foundation
import Incidents
import Journal
import KubernetesModel
import Logging
import MidwatchTestKit
import Synchronization

@testable import Healing

/// A cluster, its records and a clock in memory, on which a healer works and may die at any checkpoint.
///
/// The Deployment `web` of namespace `shop` has rolled out an image that does not exist.
final class HealingWorld: Sendable {
    /// What becomes of the workload when it is rolled back.
    enum Aftermath: Sendable {
        case healthy
        /// Healthy after ten seconds in which pods on their way out still fail, and in another way.
        case late
        /// The old revision fails as well.
        case worse
    }

    static let policy: AutonomyPolicy = {
        var policy = AutonomyPolicy(metadata: ObjectMeta(name: "shop"), spec: .init(mode: .auto))
        policy.spec.namespaces = .init(matchNames: ["shop"])
        policy.spec.actions = [.init(kind: .rollbackWorkload, minConfidence: 0.5)]
        return policy
    }()

    private static let good = PodTemplate.make(.make(image: "registry.example/web:1"))
    private static let bad = PodTemplate.make(.make(image: "registry.example/web:nope"))

    let incidents = MemoryWriter<Incident>()
    let requests = MemoryWriter<ActionRequest>()
    let journal: SQLiteJournal
    let cluster: FakeCluster
    private let policies: [AutonomyPolicy]
    private let aftermath: Aftermath
    private let broken: DeploymentScene
    private let clock = Mutex(Date.testNow)
    private let rolledBackAt = Mutex<Date?>(nil)

    init(policies: [AutonomyPolicy] = [HealingWorld.policy], aftermath: Aftermath = .healthy) throws {
        self.policies = policies
        self.aftermath = aftermath
        broken = DeploymentScene.stalledRollout(from: Self.good, to: Self.bad) {
            $0.waiting("ImagePullBackOff", "Back-off pulling image \"registry.example/web:nope\"")
        }.saying(
            "Failed",
            "Failed to pull image \"registry.example/web:nope\": rpc error: code = NotFound desc = not found")
        let path = FileManager.default.temporaryDirectory.appending(path: "healing-\(UUID().uuidString).sqlite").path
        journal = try SQLiteJournal(path: path)
        cluster = FakeCluster(
            try [Self.live(broken.deployment)] + broken.replicaSets.map { try Self.live(Self.labelled($0)) })
    }

    /// Works until nothing is left to do, or a checkpoint throws.
    ///
    /// - Parameter checkpoint: what the healer dies at.
    func work(dyingAt checkpoint: Checkpoint? = nil) async throws {
        let healer = makeHealer(dyingAt: checkpoint)
        for _ in 0..<60 {
            _ = try await healer.reconcile(changed: broken.deployment.reference)
            for incident in incidents.records { _ = try await healer.reconcile(incident: incident.key) }
            for request in requests.records { _ = try await healer.reconcile(request: request.key) }
            clock.withLock { $0 += 5 }
        }
    }

    /// A healer that begins with what is kept, as after a restart.
    private func makeHealer(dyingAt checkpoint: Checkpoint?) -> Healer {
        let (incidentStore, requestStore) = (Store<Incident>(), Store<ActionRequest>())
        for incident in incidents.records { incidentStore.noteWritten(incident) }
        for request in requests.records { requestStore.noteWritten(request) }
        let policies = policies
        return Healer(
            ports: Healer.Ports(
                incidents: RecordBook(store: incidentStore, writer: incidents),
                requests: RecordBook(store: requestStore, writer: requests), policies: { policies },
                cluster: { self.snapshot }, reader: cluster, actuator: cluster, journal: journal,
                now: { self.clock.withLock(\.self) },
                checkpoint: { reached in
                    if reached == checkpoint { throw FakeCluster.Crash() }
                }),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    private var snapshot: ClusterSnapshot {
        let live = cluster["Deployment", "web"]
        let image = live?[path: "spec", "template", "spec", "containers"]?[0]?["image"]?.stringValue
        guard image == "registry.example/web:1" else { return .with(broken) }
        let now = clock.withLock(\.self)
        let since = rolledBackAt.withLock { date in
            date = date ?? now
            return now.timeIntervalSince(date ?? now)
        }
        let isWell = aftermath == .healthy || aftermath == .late && since >= 10
        var scene = isWell ? DeploymentScene.healthy(of: Self.good) : fallen
        let generation = live?[path: "metadata", "generation"]?.intValue ?? 0
        scene.deployment.metadata.generation = generation
        scene.deployment.status.observedGeneration = generation
        scene.deployment.metadata.annotations[MidwatchGroup.lastActionAnnotation] = live?.mark
        return .with(scene)
    }

    private var fallen: DeploymentScene {
        DeploymentScene.troubled(of: Self.good) { $0.ended(restarts: 5, ran: 1, endedAgo: -5) }
    }

    /// A replica set with the labels that the Deployment's controller gives it and its pods.
    private static func labelled(_ set: ReplicaSet) -> ReplicaSet {
        var set = set
        set.spec.template.metadata.labels["pod-template-hash"] = "hash\(set.revision ?? 0)"
        set.metadata.labels = set.spec.template.metadata.labels
        return set
    }

    private static func live<Object: KubernetesObject>(_ object: Object) throws -> JSONValue {
        var value = try KubernetesJSON.value(of: object)
        value["apiVersion"] = .string(Object.resource.apiVersion)
        value["kind"] = .string(Object.resource.kind)
        return value
    }
}
