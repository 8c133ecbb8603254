import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Evidence

@Suite struct DependencyTests {
    private func endpoints(_ name: String, ready: Int, notReady: Int = 0) -> Endpoints {
        var endpoints = Endpoints()
        endpoints.metadata = ObjectMeta(name: name, namespace: "shop")
        var subset = Endpoints.Subset()
        subset.addresses = Array(repeating: Endpoints.Address(), count: ready)
        subset.notReadyAddresses = Array(repeating: Endpoints.Address(), count: notReady)
        endpoints.subsets = [subset]
        return endpoints
    }

    private func template(_ variables: JSONValue) throws -> FakeCluster {
        FakeCluster([
            try live(DeploymentScene.healthy().deployment) { $0.changeContainer { $0["env"] = variables } }
        ])
    }

    @Test func `A service that a variable names and that has no endpoints stands out`() async throws {
        let cluster = try template([
            ["name": "DB_URL", "value": "postgres://app:hunter2@db:5432/app"],
            ["name": "CACHE_HOST", "value": "cache"],
            ["name": "MODE", "value": "cache"],
        ])
        let subject = EvidenceSubject.of(
            DeploymentScene.troubled { $0.ended() }, Service.make("db", selector: ["app": "db"]),
            Service.make("cache", selector: ["app": "cache"]), endpoints("db", ready: 0, notReady: 1),
            endpoints("cache", ready: 2))
        let gathered = await TemplateCollector(reader: cluster).gather(subject)
        let (db, cache) = (gathered.item(from: "service/db"), gathered.item(from: "service/cache"))
        #expect(
            db?.evidence.text == """
                named by env DB_URL: ports 80 to 8080; 0 ready endpoints, 1 not ready; selects no pod (app=db)
                """)
        #expect(
            cache?.evidence.text == "named by env CACHE_HOST: ports 80 to 8080; 2 ready endpoints, 0 not ready")
        #expect(db?.relevance ?? 0 > cache?.relevance ?? 1)
        #expect(!gathered.texts.joined().contains("hunter2"))
        #expect(gathered.objects.contains { $0.reference.shortName == "service/db" })
    }

    @Test func `A host that can be nothing but a service, and is none, is said to be missing`() async throws {
        let cluster = try template([
            ["name": "A", "value": "http://nowhere.shop.svc:80"], ["name": "B", "value": "http://api.example.com"],
            ["name": "C", "value": "http://nothing:80"],
        ])
        let gathered = await TemplateCollector(reader: cluster).gather(.of(DeploymentScene.troubled { $0.ended() }))
        let dependencies = gathered.items.filter { $0.topic == .dependency }
        #expect(dependencies.map(\.evidence.text) == ["named by env A: there is no such service"])
        #expect(dependencies.map(\.evidence.source) == ["service/nowhere"])
    }

    @Test func `The services and claims of the target are told`() async {
        let template = PodTemplate.make().mounting(claim: "data")
        let subject = EvidenceSubject.of(
            DeploymentScene.troubled(of: template) { $0.ended() }, Service.make(),
            endpoints("web", ready: 0, notReady: 2),
            PersistentVolumeClaim.make("data", storageClass: "fast"))
        let gathered = await OwnServicesCollector().gather(subject)
        #expect(
            gathered.item(from: "service/web")?.evidence.text == """
                selects the target's pods: ports 80 to 8080; 0 ready endpoints, 2 not ready; selects 2 pods of deployment/web
                """)
        #expect(
            gathered.item(from: "persistentvolumeclaim/data")?.evidence.text
                == "Pending; storage class fast, which does not exist")
    }

    @Test func `Endpoints that are not seen are not taken for none`() async {
        var subject = EvidenceSubject.of(DeploymentScene.troubled { $0.ended() }, Service.make())
        subject.snapshot.unseen["Endpoints"] = "no right"
        let gathered = await OwnServicesCollector().gather(subject)
        #expect(
            gathered.item(from: "service/web")?.evidence.text
                == "selects the target's pods: ports 80 to 8080; its endpoints are not seen: no right")
        #expect(
            await UnseenCollector().gather(subject).omissions == [
                Omission("objects of kind Endpoints", because: "no right")
            ])
    }

    /// What a policy says, and what is told of it.
    private static let policies: [(spec: JSONValue, text: String?)] = [
        (["podSelector": [:], "policyTypes": ["Ingress", "Egress"]], "no ingress is allowed, no egress is allowed"),
        (["podSelector": ["matchLabels": ["app": "web"]], "ingress": [[:]]], "ingress by 1 rule"),
        (["podSelector": [:], "policyTypes": ["Egress"], "egress": [[:], [:]]], "egress by 2 rules"),
        (["podSelector": ["matchLabels": ["app": "db"]], "policyTypes": ["Egress"]], nil),
        (
            ["podSelector": ["matchExpressions": [["key": "app", "operator": "In", "values": ["web"]]]]],
            "no ingress is allowed"
        ),
        (["podSelector": "broken"], "no ingress is allowed"),
    ]

    @Test(arguments: policies)
    func `A network policy is told where it selects the pods`(spec: JSONValue, text: String?) async {
        let policy: JSONValue = [
            "kind": "NetworkPolicy", "metadata": ["name": "p", "namespace": "shop"], "spec": spec,
        ]
        let gathered = await NetworkPolicyCollector(reader: FakeCluster([policy])).gather(
            .of(DeploymentScene.healthy()))
        #expect(gathered.texts == text.map { ["selects the target's pods: \($0)"] } ?? [])
    }
}
