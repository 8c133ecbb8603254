import Evidence
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Evidence

@Suite struct LookupTests {
    private let scene = DeploymentScene.troubled { $0.ended() }
    private var pod: String { scene.pods.map(\.metadata.name).min() ?? "" }

    private var subject: EvidenceSubject {
        let stranger = Pod.make("stranger", namespace: "other").running()
        return .of(
            scene, Service.make(), Service.make("foreign").changed { $0.metadata.namespace = "other" }, stranger,
            Pod.make("cart-1").running(), Node.make("node-b", notReadySince: 60))
    }

    private func look(
        _ lookup: Lookup, logs: [String: String] = [:], reader: any ClusterReader = FakeCluster([]),
        metrics: FakeMetrics = FakeMetrics()
    ) async -> (items: [DossierItem], omissions: [Omission]) {
        let sources = EvidenceSources(
            reader: reader, logs: FakeLogs(texts: logs), metrics: metrics, history: FakeHistory())
        return await ClusterEvidence(sources: sources) { $0.replacing("hunter2", with: "[R]") }
            .look(lookup, for: subject)
    }

    @Test(arguments: [
        (
            Lookup.logs(pod: "stranger", container: "web", previous: false, containing: nil),
            "there is no pod stranger within reach of this incident; there are web-r1-0, web-r1-1, cart-1"
        ),
        (
            .logs(pod: "web-r1-0", container: "proxy", previous: false, containing: nil),
            "pod web-r1-0 has no container proxy; it has web"
        ),
        (
            .describe(kind: "Pod", name: "stranger"),
            "there is no Pod stranger in namespace shop; there are cart-1, web-r1-0, web-r1-1"
        ),
        (.describe(kind: "Service", name: "foreign"), "there is no Service foreign in namespace shop; there are web"),
        (.describe(kind: "StatefulSet", name: "db"), "there is no StatefulSet in namespace shop"),
        (
            .describe(kind: "Secret", name: "web"),
            "the kinds are Pod, Deployment, ReplicaSet, StatefulSet, DaemonSet, Job, Service, PersistentVolumeClaim, "
                + "HorizontalPodAutoscaler, PodDisruptionBudget, Node"
        ),
        (.describe(kind: "Node", name: "node-z"), "there is no Node node-z in the cluster; there are node-a, node-b"),
        (.list(kind: "jobs"), "there are none"),
        (.similarIncidents, "there is none whose outcome is known"),
    ])
    func `What is not within reach is refused, with what there is`(lookup: Lookup, why: String) async {
        let (items, omissions) = await look(lookup)
        #expect(items.isEmpty)
        #expect(omissions.map(\.why) == [why])
    }

    @Test func `A log is searched in what is left of it without its secrets`() async {
        let logs = ["\(pod)/web": "GET /a 200\nlogin hunter2 failed\nGET /b 500\n"]
        func search(_ text: String) async -> (items: [DossierItem], omissions: [Omission]) {
            await look(.logs(pod: pod, container: "web", previous: false, containing: text), logs: logs)
        }
        let found = await search("LOGIN")
        let text = found.items.first?.evidence.text ?? ""
        #expect(text.contains("login [R] failed"))
        #expect(!text.contains("GET"))
        #expect(found.items.map(\.evidence.trust) == [.workload])
        // Nobody can find a secret out by asking for parts of it.
        let probed = await search("hunt")
        #expect(probed.items.isEmpty)
        #expect(probed.omissions.map(\.why) == ["no line of it holds \"hunt\""])
    }

    @Test func `A log that is not there is named`() async {
        let (items, omissions) = await look(.logs(pod: pod, container: "web", previous: true, containing: nil))
        #expect(items.isEmpty)
        #expect(
            omissions == [
                Omission(
                    "log of pod/\(pod) container web, run before the last restart", because: "there is none (any more)")
            ])
    }

    @Test(arguments: [
        ("Deployment", "web", "2 replicas wanted, 0 available"),
        ("deploy", "web", "spec of deployment/web container web"),
        ("pods", "web-r1-0", "CrashLoopBackOff"), ("svc", "web", "0 ready endpoints"),
        ("Node", "node-b", "Ready Unknown"),
        ("rs", "web-r1", "2 replicas wanted"), ("Pod", "cart-1", "ready"),
    ])
    func `An object of the namespace, or a node, is described`(kind: String, name: String, text: String) async throws {
        let reader = FakeCluster([try live(scene.deployment), try live(scene.replicaSets[0])])
        let (items, _) = await look(.describe(kind: kind, name: name), reader: reader)
        #expect(items.contains { $0.evidence.text.contains(text) || $0.evidence.source.contains(text) })
        #expect(items.allSatisfy { $0.evidence.id.isEmpty })
    }

    @Test func `A list has what fails first`() async {
        let (items, _) = await look(.list(kind: "Pod"))
        #expect(items.map(\.evidence.source) == ["pod/web-r1-0", "pod/web-r1-1", "pod/cart-1"])
        #expect(await look(.list(kind: "Node")).items.map(\.evidence.source) == ["node/node-b", "node/node-a"])
    }

    @Test func `A long list is cut, and that is said`() async {
        var subject = subject
        for number in 0..<40 { subject.snapshot.add(Pod.make("many-\(number)").running()) }
        let (items, omissions) = await ClusterEvidence(
            sources: EvidenceSources(reader: FakeCluster([])), redact: { $0 }
        )
        .look(.list(kind: "Pod"), for: subject)
        #expect(items.count == 12)
        #expect(omissions == [Omission("31 more of kind Pod, without trouble", because: "the limit of lines")])
    }

    @Test(arguments: [(-5, 1), (3, 3), (10_000, 24)])
    func `A measurement looks back no further than a day`(hours: Int, expected: Int) async {
        let points = (0..<1000).map { MeasuredSeries.Point(at: .ago(Double($0 * 600)), value: Double($0)) }
        let metrics = FakeMetrics(series: [
            .networkErrors: [MeasuredSeries(pod: pod, unit: "per second", points: points.reversed())]
        ])
        let (items, _) = await look(.metric(.networkErrors, hours: hours), metrics: metrics)
        let peak = expected * 6
        #expect(items.map(\.evidence.text).first?.contains("peak \(peak)/s") == true)
        #expect(items.map(\.evidence.trust) == [.measurement])
    }

    @Test func `A measurement that nobody makes is named`() async {
        let (items, omissions) = await look(.metric(.latency, hours: 1))
        #expect(items.isEmpty)
        #expect(omissions == [Omission("the measurement latency", because: "there is no such series of these pods")])
    }

    @Test func `The difference of the newest revisions is told, where the target has any`() async throws {
        let rollout = DeploymentScene.stalledRollout(
            from: .make(.make(image: "web:1")), to: .make(.make(image: "web:2"))
        ) { $0.ended() }
        let evidence = ClusterEvidence(
            sources: EvidenceSources(reader: FakeCluster(try rollout.replicaSets.map { try live($0) })), redact: { $0 })
        let (items, _) = await evidence.look(.revisionDifference, for: .of(rollout))
        #expect(items.contains { $0.evidence.text == "web image: web:1 -> web:2" })
        let job = Job.make("once")
        let refused = await evidence.look(.revisionDifference, for: .of(job.reference, in: .with(job)))
        #expect(refused.omissions.map(\.why) == ["only a Deployment, a StatefulSet and a DaemonSet have revisions"])
    }
}

extension Service {
    /// With a change.
    fileprivate func changed(_ change: (inout Service) -> Void) -> Service {
        var service = self
        change(&service)
        return service
    }
}
