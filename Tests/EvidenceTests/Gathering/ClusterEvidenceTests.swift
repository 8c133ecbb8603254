import Detection
import Evidence
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Evidence

/// A Deployment whose second revision crashes, with all that surrounds it.
private struct World {
    static let canary = "hunter2-canary"

    var scene = DeploymentScene.stalledRollout(
        from: .make(.make(image: "registry.example/web:1", memoryLimit: "128Mi")),
        to: .make(.make(image: "registry.example/web:2", memoryLimit: "128Mi")), rolledOutAgo: 300
    ) { $0.ended(endedAgo: 20, message: "cannot reach db with password \(canary)") }
    .saying("BackOff", "Back-off restarting failed container with \(canary)", count: 14, ago: 10, firstAgo: 250)
    var redact: @Sendable (String) -> String = { $0.replacing(Self.canary, with: "[REDACTED]") }

    var cluster: FakeCluster {
        get throws {
            let sets = try scene.replicaSets.enumerated().map { index, set in
                try live(set) { value in
                    value.changeContainer { container in
                        container["args"] = [.string("--password=\(Self.canary)-\(index)"), "--verbose"]
                        container["env"] = [
                            ["name": "DB_PASSWORD", "value": .string("\(Self.canary)\(index)")],
                            ["name": "LOG_LEVEL", "value": index == 0 ? "info" : "debug"],
                        ]
                    }
                    value[path: "spec", "template", "metadata", "annotations"] = [
                        "note": .string("\(Self.canary)\(index)")
                    ]
                }
            }
            let deployment = try live(scene.deployment) { value in
                value["metadata"]?["annotations"]?["kubectl.kubernetes.io/last-applied-configuration"] = .string(
                    Self.canary)
                value.changeContainer { container in
                    container["command"] = ["python", "-c", .string("connect('\(Self.canary)')")]
                    container["args"] = [.string("--password=\(Self.canary)")]
                    container["env"] = [
                        ["name": "DB_URL", "value": .string("postgres://app:\(Self.canary)@db:5432/app")],
                        ["name": "LOG_LEVEL", "value": "debug"],
                        ["name": "TOKEN", "valueFrom": ["secretKeyRef": ["name": "web-secrets", "key": "token"]]],
                    ]
                }
            }
            return FakeCluster(sets + [deployment])
        }
    }

    var pod: String { scene.pods.last?.metadata.name ?? "" }

    var subject: EvidenceSubject {
        var subject = EvidenceSubject.of(scene, Service.make("db", selector: ["app": "db"]))
        let finding = Finding(
            rule: "crash-after-revision", category: .crashCode, cause: "revision 2 crashes with \(Self.canary)",
            object: scene.deployment.reference,
            evidence: [
                Evidence(source: "replicaset/web-r1", text: "revision 1 still has 2 of 2 replicas ready"),
                Evidence(source: "pod/x", trust: .workload, text: "last words \(Self.canary)"),
            ], certainty: 0.95)
        subject.findings = [finding]
        return subject
    }

    func gather() async throws -> Dossier {
        let sources = EvidenceSources(
            reader: try cluster,
            logs: FakeLogs(texts: ["\(pod)/web/previous": "starting\nerror: no route to db, token \(Self.canary)\n"]),
            metrics: FakeMetrics(series: [
                .memoryUse: [
                    MeasuredSeries(
                        pod: pod, container: "web", unit: "bytes",
                        points: [
                            .init(at: .ago(60), value: 130 * 1_048_576), .init(at: .ago(30), value: 60 * 1_048_576),
                        ])
                ]
            ]), configuration: FakeConfiguration(), history: FakeHistory())
        return await ClusterEvidence(sources: sources, redact: redact).gather(for: subject)
    }
}

@Suite struct ClusterEvidenceTests {
    @Test func `A dossier has what there is about a crash after a rollout`() async throws {
        let world = World()
        let dossier = try await world.gather()
        func has(_ topic: EvidenceTopic, _ trust: Trust, _ text: String) -> Bool {
            dossier.items.contains {
                $0.topic == topic && $0.evidence.trust == trust
                    && ($0.evidence.text.contains(text) || $0.evidence.source.contains(text))
            }
        }
        #expect(has(.signal, .controlPlane, "CrashLoopBackOff"))
        #expect(has(.finding, .controlPlane, "crash_code, certainty 0.95"))
        #expect(has(.finding, .controlPlane, "revision 1 still has 2 of 2 replicas ready"))
        #expect(has(.finding, .workload, "last words"))
        #expect(has(.workload, .controlPlane, "2 replicas wanted, 2 available"))
        #expect(has(.workload, .workload, "image registry.example/web:2"))
        #expect(has(.pod, .controlPlane, "exit code 1"))
        #expect(has(.pod, .workload, "termination message"))
        #expect(has(.change, .controlPlane, "revision 2"))
        #expect(has(.change, .workload, "web image: registry.example/web:1 -> registry.example/web:2"))
        #expect(has(.event, .controlPlane, "14 times"))
        #expect(has(.log, .workload, "no route to db"))
        #expect(has(.resources, .measurement, "memory of container web"))
        #expect(has(.dependency, .controlPlane, "service/db"))
        #expect(has(.node, .controlPlane, "node/node-a"))
        #expect(has(.policy, .controlPlane, "only observes"))
        #expect(dossier.target.name == "web")
        #expect(dossier.gatheredAt == .testNow)
    }

    @Test func `Items are numbered in reading order, and each number is one item`() async throws {
        let dossier = try await World().gather()
        #expect(dossier.items.map(\.evidence.id) == (1...dossier.items.count).map { "e\($0)" })
        let ranks = dossier.items.map { EvidenceTopic.allCases.firstIndex(of: $0.topic) ?? -1 }
        #expect(ranks == ranks.sorted())
        for topic in EvidenceTopic.allCases {
            let relevances = dossier.items.filter { $0.topic == topic }.map(\.relevance)
            #expect(relevances == relevances.sorted(by: >))
        }
        #expect(dossier.items.allSatisfy { 0...1 ~= $0.relevance })
    }

    @Test func `Whatever may be named is known, with its containers`() async throws {
        let dossier = try await World().gather()
        let known = Set(dossier.objects.map(\.reference.shortName))
        #expect(
            known.isSuperset(of: [
                "deployment/web", "replicaset/web-r1", "replicaset/web-r2", "node/node-a", "service/db",
            ]))
        let pod = dossier.objects.first { $0.reference.kind == "Pod" }
        #expect(pod?.containers == ["web"])
        #expect(dossier.objects.count == known.count)
    }

    @Test func `A secret leaves by no way: not in plain, and not in a structure even where nothing is redacted`()
        async throws
    {
        let text = String(decoding: try JSONEncoder().encode(await World().gather()), as: UTF8.self)
        #expect(!text.contains(World.canary))
        #expect(text.contains("[REDACTED]"))

        // What is structure is left out by its place, whether a redactor knows its shape or not: only free texts remain.
        var careless = World()
        careless.redact = { $0 }
        let dossier = try await careless.gather()
        let leaks = dossier.items.filter { $0.evidence.text.contains(World.canary) }.map(\.topic)
        #expect(Set(leaks) == [.finding, .pod, .event, .log])
        #expect(dossier.findings.first?.cause.contains(World.canary) == true)
    }

    @Test func `Without any source there is still what the rules saw, and the rest is named`() async throws {
        let world = World()
        let refusing = RefusingReader(message: "not allowed with \(World.canary)")
        let dossier = await ClusterEvidence(sources: EvidenceSources(reader: refusing), redact: world.redact)
            .gather(for: world.subject)
        #expect(dossier.items.contains { $0.topic == .signal })
        #expect(dossier.items.contains { $0.topic == .pod })
        let omitted = dossier.omissions.map { "\($0.what): \($0.why)" }
        #expect(omitted.contains { $0.hasPrefix("the revisions of deployment/web: not allowed") })
        #expect(omitted.contains("logs: nothing that reads them is configured"))
        #expect(omitted.contains("measurements: no Prometheus is configured"))
        #expect(omitted.contains { $0.hasPrefix("the resource quotas of shop: not allowed") })
        #expect(omitted.contains("names and times of Secrets: nothing that reads them is configured"))
        #expect(!omitted.joined().contains(World.canary))
        #expect(Set(omitted).count == omitted.count)
    }

    @Test func `A target that is gone is said to be`() async throws {
        let target = ObjectReference(apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "gone")
        let subject = EvidenceSubject.of(target, in: ClusterSnapshot.with())
        let dossier = await ClusterEvidence(sources: EvidenceSources(reader: FakeCluster([])), redact: { $0 })
            .gather(for: subject)
        #expect(
            dossier.omissions.contains(
                Omission("the state of deployment/gone", because: "there is none of that name (any more)")))
    }

    @Test(arguments: [
        Node.make("node-b", notReadySince: 120).reference,
        Service.make("lonely", selector: ["app": "nobody"]).reference,
        PersistentVolumeClaim.make("data").reference,
        Namespace.make("shop").reference,
        HorizontalPodAutoscaler.make("lost", scaling: "nobody").reference,
    ])
    func `A target that runs no pods has its state too`(target: ObjectReference) async {
        let snapshot = ClusterSnapshot.with(
            Node.make("node-b", notReadySince: 120), Service.make("lonely", selector: ["app": "nobody"]),
            PersistentVolumeClaim.make("data"), Namespace.make("shop"),
            HorizontalPodAutoscaler.make("lost", scaling: "nobody"))
        let dossier = await ClusterEvidence(sources: EvidenceSources(reader: FakeCluster([])), redact: { $0 })
            .gather(for: .of(target, in: snapshot))
        #expect(dossier.items.contains { $0.topic == .workload && $0.evidence.source == target.shortName })
        #expect(dossier.objects.contains { $0.reference == target })
    }
}
