import Evidence
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Evidence

@Suite struct ChangeTests {
    private func cluster(_ scene: DeploymentScene) throws -> FakeCluster {
        FakeCluster(try scene.replicaSets.map { try live($0) })
    }

    @Test func `The newest revision is told with what it changed, as two facts of two authors`() async throws {
        let scene = DeploymentScene.stalledRollout(
            from: .make(.make(image: "web:1")), to: .make(.make(image: "web:2")), rolledOutAgo: 300
        ) { $0.ended(restarts: 1, ran: 2, endedAgo: 20) }
        let gathered = try await RevisionCollector(reader: cluster(scene)).gather(.of(scene))
        let revision = try #require(gathered.item(from: "replicaset/web-r2"))
        #expect(revision.evidence.trust == .controlPlane)
        #expect(revision.evidence.text.hasPrefix("revision 2 (0 of 1 pods ready) made 5 min ago, "))
        #expect(
            revision.evidence.text.hasSuffix(
                " before the first signal; before it revision 1 (2 of 2 pods ready), replicaset/web-r1"))
        #expect(revision.relevance > 0.9)
        let difference = try #require(gathered.item(from: "difference of revisions 1 and 2"))
        #expect(difference.evidence.trust == .workload)
        #expect(difference.evidence.text == "web image: web:1 -> web:2")
        #expect(Set(gathered.objects.map(\.reference.name)) == ["web-r1", "web-r2"])
    }

    @Test func `Revisions of others are not told, and of many only the newest`() async throws {
        var scene = DeploymentScene.healthy()
        scene.replicaSets = (1...5).map { number in
            .make(
                of: scene.deployment, .make(.make(image: "web:\(number)")), revision: number, replicas: 0, ready: 0,
                age: TimeInterval(100_000 - number * 10_000))
        }
        let other = Deployment.make("other", of: .make())
        let foreign = ReplicaSet.make(of: other, .make(), revision: 9, replicas: 1, ready: 1, age: 10)
        let cluster = FakeCluster(try (scene.replicaSets + [foreign]).map { try live($0) })
        let gathered = await RevisionCollector(reader: cluster).gather(.of(scene))
        #expect(
            gathered.items.map(\.evidence.source) == [
                "replicaset/web-r5", "difference of revisions 4 and 5", "replicaset/web-r4",
                "difference of revisions 3 and 4",
            ])
        let relevances = gathered.items.filter { $0.evidence.trust == .controlPlane }.map(\.relevance)
        #expect(relevances == relevances.sorted(by: >) && Set(relevances).count == 2)
    }

    @Test func `A revision that came back has no time of its own`() async throws {
        var scene = DeploymentScene.healthy()
        scene.replicaSets = [
            .make(of: scene.deployment, .make(.make(image: "web:1")), revision: 3, replicas: 2, ready: 2, age: 90_000),
            .make(of: scene.deployment, .make(.make(image: "web:2")), revision: 2, replicas: 0, ready: 0, age: 600),
        ]
        let gathered = try await RevisionCollector(reader: cluster(scene)).gather(.of(scene))
        let item = gathered.items.first { $0.evidence.trust == .controlPlane }
        #expect(item?.evidence.text.contains("revision 3 (2 of 2 pods ready) an older template that came back") == true)
        #expect(item?.evidence.at == nil)
    }

    @Test func `A StatefulSet's revisions are read out of its controller revisions`() async throws {
        let set = StatefulSet.make()
        func revision(_ number: Int, _ image: String, age: TimeInterval) throws -> JSONValue {
            try live(ControllerRevision.make("db-\(number)", number, of: set, age: age)) { value in
                value[path: "metadata", "labels"] = ["app": "db"]
                value["data"] = [
                    "spec": [
                        "template": [
                            "$patch": "replace", "spec": ["containers": [["name": "db", "image": .string(image)]]],
                        ]
                    ]
                ]
            }
        }
        let cluster = FakeCluster([try revision(1, "db:1", age: 9000), try revision(2, "db:2", age: 60)])
        let gathered = await RevisionCollector(reader: cluster).gather(.of(set.reference, in: .with(set)))
        #expect(gathered.item(from: "difference of revisions 1 and 2")?.evidence.text == "db image: db:1 -> db:2")
    }

    @Test func `That nothing changed is told too`() async throws {
        let scene = DeploymentScene.healthy(age: 86_400 * 3)
        let gathered = try await RevisionCollector(reader: cluster(scene)).gather(.of(scene))
        #expect(
            gathered.texts == ["revision 1 is the only one, made 3 d ago: the template has not changed since"])
    }

    @Test func `A ConfigMap that was written shortly before stands out, and what is old is told together`() async {
        let template = PodTemplate.make(.make().variable("MODE", fromKey: "mode", of: "old-a"))
            .mounting(configMap: "fresh").mounting(configMap: "old-b").mounting(configMap: "missing")
        let scene = DeploymentScene.troubled(of: template) { $0.ended(restarts: 1, ran: 2, endedAgo: 60) }
        let survey = ConfigurationSurvey(stamps: [
            ConfigurationStamp(kind: "ConfigMap", name: "fresh", createdAt: .ago(900_000), changedAt: .ago(300)),
            ConfigurationStamp(kind: "ConfigMap", name: "old-a", createdAt: .ago(900_000), changedAt: .ago(900_000)),
            ConfigurationStamp(kind: "ConfigMap", name: "old-b", createdAt: .ago(900_000)),
            ConfigurationStamp(kind: "ConfigMap", name: "other", createdAt: .ago(400)),
            ConfigurationStamp(kind: "ConfigMap", name: "other-old", createdAt: .ago(400_000)),
        ])
        let source = FakeConfiguration(surveys: ["ConfigMap": survey])
        let gathered = await ConfigurationCollector(source: source).gather(.of(scene))
        #expect(
            gathered.item(from: "configmap/fresh")?.evidence.text.hasPrefix(
                "referred to by volume fresh, last written 5 min ago, ") == true)
        #expect(
            gathered.item(from: "configmap/missing")?.evidence.text
                == "does not exist, and is referred to by volume missing")
        #expect(
            gathered.item(from: "configmap")?.evidence.text
                == "referred to and not written for a day before the incident: old-a, old-b")
        #expect(
            gathered.item(from: "configmap/other")?.evidence.text.hasPrefix(
                "not referred to by the target, last made 7 min ago, ") == true)
        #expect(gathered.items.count == 4)
        #expect(gathered.omissions.isEmpty)
        #expect(Set(gathered.objects.map(\.reference.name)) == ["fresh", "old-a", "old-b", "other"])
    }

    @Test func `What may not be listed is not said to be missing`() async {
        let template = PodTemplate.make().mounting(configMap: "seen").mounting(configMap: "absent")
            .mounting(configMap: "unknown")
        let scene = DeploymentScene.troubled(of: template) { $0.ended() }
        let source = FakeConfiguration(surveys: [
            "ConfigMap": ConfigurationSurvey(
                stamps: [ConfigurationStamp(kind: "ConfigMap", name: "seen", createdAt: .ago(100))], absent: ["absent"],
                isComplete: false, reason: "there is no right to list them"),
            "Secret": ConfigurationSurvey(stamps: [], isComplete: false, reason: "an installation gives none"),
        ])
        let gathered = await ConfigurationCollector(source: source).gather(.of(scene))
        #expect(gathered.items.map(\.evidence.source).sorted() == ["configmap/absent", "configmap/seen"])
        #expect(
            gathered.omissions == [
                Omission(
                    "ConfigMaps that the target's pods do not refer to", because: "there is no right to list them"),
                Omission("names and times of Secrets", because: "an installation gives none"),
            ])
    }

    @Test func `An optional reference to nothing matters less`() async {
        let template = PodTemplate.make(.make().variable("MODE", fromKey: "mode", of: "maybe", optional: true))
        let scene = DeploymentScene.troubled(of: template) { $0.ended() }
        let gathered = await ConfigurationCollector(source: FakeConfiguration()).gather(.of(scene))
        let item = gathered.item(from: "configmap/maybe")
        #expect(item?.evidence.text == "does not exist, and is referred to by env MODE as optional")
        #expect(item?.relevance ?? 1 < 0.5)
    }
}
