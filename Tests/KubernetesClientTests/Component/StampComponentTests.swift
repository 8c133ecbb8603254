import Foundation
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import KubernetesClient

@Suite(.timeLimit(.minutes(5)))
struct StampComponentTests {
    private static let secrets = APIResource(group: "", versions: ["v1"], kind: "Secret", plural: "secrets")

    private static let object = """
        {"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":{"name":"web-config",
        "creationTimestamp":"2026-01-01T00:00:00Z","annotations":{"note":"canary-annotation"},
        "managedFields":[{"manager":"canary-manager","time":"2026-01-02T00:00:00Z","fieldsV1":{"f:data":{"f:canary":{}}}},
        {"manager":"kubectl","time":"2026-02-01T03:00:00Z"},{"manager":"old"}]}}
        """

    @Test func `Of an object the name and the times are read, and nothing else is kept`() async throws {
        try await KubernetesAPI.withFake(handler: Answers.json(Self.object)) { api, server in
            let stamp = try await api.stamp(ConfigMap.resource, name: "web-config", namespace: "shop")
            #expect(stamp.name == "web-config")
            #expect(stamp.createdAt == KubernetesJSON.parseDate("2026-01-01T00:00:00Z"))
            #expect(stamp.changedAt == KubernetesJSON.parseDate("2026-02-01T03:00:00Z"))
            #expect(!"\(stamp)".contains("canary"))
            let request = try #require(server.requests.first)
            #expect(request.path == "/api/v1/namespaces/shop/configmaps/web-config")
            #expect(request.headers["accept"] == "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io")
        }
    }

    @Test func `A collection is read page by page`() async throws {
        let list = """
            {"kind":"PartialObjectMetadataList","apiVersion":"meta.k8s.io/v1","metadata":{"continue":"next"},
            "items":[\(Self.object),{"metadata":{"name":"bare"}}]}
            """
        try await KubernetesAPI.withFake(handler: Answers.json(list)) { api, server in
            let page = try await api.stamps(ConfigMap.resource, namespace: "shop", options: ListOptions(limit: 2))
            #expect(page.items.map(\.name) == ["web-config", "bare"])
            #expect(page.items.last == ObjectStamp(name: "bare", createdAt: nil, changedAt: nil))
            #expect(page.continueToken == "next")
            let request = try #require(server.requests.first)
            #expect(request.headers["accept"] == "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io")
            #expect(request.query == ["limit": "2"])
        }
    }

    @Test func `A table comes without the objects`() async throws {
        let table = """
            {"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"continue":""},
            "columnDefinitions":[{"name":"Name"},{"name":"Data"},{"name":"Age"}],
            "rows":[{"cells":["db",2,"5m"]},{"cells":["short"]}]}
            """
        try await KubernetesAPI.withFake(handler: Answers.json(table)) { api, server in
            let table = try await api.table(Self.secrets, namespace: "shop")
            #expect(table.columns == ["Name", "Data", "Age"])
            #expect(table.cells("Name") == ["db", "short"])
            #expect(table.cells("Age") == ["5m", nil])
            #expect(table.cells("Type") == nil)
            #expect(table.continueToken == nil)
            let request = try #require(server.requests.first)
            #expect(request.query["includeObject"] == "None")
            // No plain JSON is accepted, so a server without tables cannot answer with the objects.
            #expect(request.headers["accept"] == "application/json;as=Table;v=v1;g=meta.k8s.io")
        }
    }

    @Test func `What is no table is an error that repeats nothing of it`() async throws {
        let list = #"{"kind":"SecretList","items":[{"metadata":{"name":"db"},"data":{"password":"Y2FuYXJ5"}}]}"#
        try await KubernetesAPI.withFake(handler: Answers.json(list)) { api, _ in
            let error = await error { try await api.table(Self.secrets, namespace: "shop") }
            #expect(error?.code == .decoding)
            #expect(error?.message.contains("Y2FuYXJ5") == false)
        }
        try await KubernetesAPI.withFake(handler: Answers.fail(406, "NotAcceptable")) { api, _ in
            #expect(await code { try await api.table(Self.secrets, namespace: "shop") } == .unsupportedMediaType)
        }
    }
}
