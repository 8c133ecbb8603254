import Foundation
import KubernetesModel
import Logging
import Testing

@testable import Lab

@Suite(.timeLimit(.minutes(1)))
struct QuotaTests {
    private let pods = "/api/v1/namespaces/default/pods"
    private let quotas = "/api/v1/namespaces/default/resourcequotas"

    /// A cluster whose quotas' statuses are kept.
    private final class Cluster {
        let cluster = LabCluster(
            startingAt: Date(timeIntervalSince1970: 1_780_000_000), seed: 1, parts: QuotaParts.all(),
            logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() })

        func send(
            _ method: String, _ target: String, _ body: JSONValue? = nil, type: String? = nil
        ) async throws -> (status: Int, body: JSONValue) {
            let reply = cluster.server.answer(
                APIRequest(method: method, target: target, contentType: type, body: body?.bytes ?? []))
            cluster.settle()
            return (reply.status, try JSONValue(bytes: try await reply.collected()))
        }

        func create(_ target: String, _ object: JSONValue) async throws -> String? {
            let answer = try await send("POST", target, object)
            return answer.status == 201 ? nil : answer.body["message"]?.stringValue ?? ""
        }
    }

    private static func pod(
        _ name: String, requests: JSONValue = [:], limits: JSONValue = [:], container: String = "web"
    ) -> JSONValue {
        [
            "metadata": ["name": .string(name)],
            "spec": [
                "containers": [
                    [
                        "name": .string(container), "image": "web:1",
                        "resources": ["requests": requests, "limits": limits],
                    ]
                ]
            ],
        ]
    }

    private static func quota(_ hard: JSONValue, scopes: JSONValue? = nil) -> JSONValue {
        var quota: JSONValue = ["metadata": ["name": "q"], "spec": ["hard": hard]]
        if let scopes { quota[path: "spec", "scopes"] = scopes }
        return quota
    }

    @Test func `A quota counts what is there, refuses what is too much, and gives back what goes`() async throws {
        let lab = Cluster()
        #expect(try await lab.create(pods, Self.pod("a")) == nil)
        #expect(try await lab.create(quotas, Self.quota(["pods": "2"])) == nil)
        let status = try await lab.send("GET", "\(quotas)/q").body["status"]
        #expect(status == ["hard": ["pods": "2"], "used": ["pods": "1"]])
        #expect(try await lab.create(pods, Self.pod("b")) == nil)
        #expect(
            try await lab.create(pods, Self.pod("c"))
                == #"pods "c" is forbidden: exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2"#)
        _ = try await lab.send("DELETE", "\(pods)/a")
        #expect(try await lab.send("GET", "\(quotas)/q").body[path: "status", "used", "pods"] == "1")
        #expect(try await lab.create(pods, Self.pod("c")) == nil)
    }

    @Test func `Of several names those that are exceeded are told`() async throws {
        let lab = Cluster()
        _ = try await lab.create(
            quotas, Self.quota(["pods": "9", "requests.cpu": "1", "limits.memory": "1Gi", "count/configmaps": "2"]))
        let enough: JSONValue = ["cpu": "600m", "memory": "600Mi"]
        #expect(try await lab.create(pods, Self.pod("a", requests: enough, limits: enough)) == nil)
        #expect(
            try await lab.create(pods, Self.pod("b", requests: enough, limits: enough))
                == #"pods "b" is forbidden: exceeded quota: q, requested: limits.memory=600Mi,requests.cpu=600m, "#
                + "used: limits.memory=600Mi,requests.cpu=600m, limited: limits.memory=1Gi,requests.cpu=1")
        #expect(
            try await lab.create(pods, Self.pod("c", container: "web"))
                == #"pods "c" is forbidden: failed quota: q: must specify limits.memory for: web; requests.cpu for: web"#
        )
        let used = try await lab.send("GET", "\(quotas)/q").body[path: "status", "used"]
        #expect(
            used == ["count/configmaps": "1", "limits.memory": "600Mi", "pods": "1", "requests.cpu": "600m"])
    }

    @Test func `A dry run takes no room, and a failed pod holds none`() async throws {
        let lab = Cluster()
        _ = try await lab.create(quotas, Self.quota(["pods": "1"]))
        #expect(try await lab.create("\(pods)?dryRun=All", Self.pod("a")) == nil)
        #expect(try await lab.create(pods, Self.pod("a")) == nil)
        _ = try await lab.send(
            "PATCH", "\(pods)/a/status", ["status": ["phase": "Failed"]], type: "application/merge-patch+json")
        #expect(try await lab.create(pods, Self.pod("b")) == nil)
    }

    @Test func `A quota with a scope is for the pods of that scope alone`() async throws {
        let lab = Cluster()
        _ = try await lab.create(quotas, Self.quota(["pods": "0"], scopes: ["BestEffort"]))
        #expect(try await lab.create(pods, Self.pod("a"))?.contains("exceeded quota: q") ?? false)
        #expect(try await lab.create(pods, Self.pod("a", requests: ["cpu": "1"])) == nil)
    }

    @Test func `A new quota counts nothing before its status is there`() async throws {
        let lab = TestLab()
        try await lab.send("POST", quotas, Self.quota(["pods": "2"]))
        let answer = try await lab.send("POST", pods, Self.pod("a"))
        #expect(answer.status == 403)
        #expect(answer.message == #"pods "a" is forbidden: status unknown for quota: q, resources: pods"#)
    }

    private static let services: [(object: JSONValue, usage: String)] = [
        (["spec": ["ports": [["port": 80]]]], "count/services=1,services=1"),
        (
            ["spec": ["type": "NodePort", "ports": [["port": 80], ["port": 81]]]],
            "count/services=1,services=1,services.nodeports=2"
        ),
        (
            ["spec": ["type": "LoadBalancer", "ports": [["port": 80]]]],
            "count/services=1,services=1,services.loadbalancers=1,services.nodeports=1"
        ),
    ]

    @Test(arguments: 0..<services.count)
    func `Services count by their type`(_ row: Int) throws {
        let kind = try #require(KindRegistry().kind(ResourceName(group: "", plural: "services")))
        let (object, usage) = Self.services[row]
        #expect(QuotaUsage(kind: kind, now: Date(timeIntervalSince1970: 0)).amounts(object).text == usage)
    }

    @Test func `A claim counts for itself and for its class`() throws {
        let kind = try #require(KindRegistry().kind(ResourceName(group: "", plural: "persistentvolumeclaims")))
        let claim: JSONValue = [
            "spec": ["storageClassName": "fast", "resources": ["requests": ["storage": "2Gi"]]]
        ]
        #expect(
            QuotaUsage(kind: kind, now: Date(timeIntervalSince1970: 0)).amounts(claim).text
                == "count/persistentvolumeclaims=1,fast.storageclass.storage.k8s.io/persistentvolumeclaims=1,"
                + "fast.storageclass.storage.k8s.io/requests.storage=2Gi,persistentvolumeclaims=1,requests.storage=2Gi")
    }
}
