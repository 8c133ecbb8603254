import KubernetesModel
import MidwatchTestKit
import Testing

@testable import KubernetesClient

@Suite(.timeLimit(.minutes(5)))
struct ListComponentTests {
    private static func page(_ names: [String], next: String? = nil) -> String {
        """
        {"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"7"\(next.map { #","continue":"\#($0)""# } ?? "")},\
        "items":[\(names.map { podJSON($0) }.joined(separator: ","))]}
        """
    }

    @Test func `All pages of a list are read`() async throws {
        let handler: FakeServer.Handler = { request, responder in
            let isFirst = request.query["continue"] == nil
            try await responder.respond(Self.page(isFirst ? ["a", "b"] : ["c"], next: isFirst ? "t+/=" : nil))
        }
        try await KubernetesAPI.withFake(handler: handler) { api, server in
            let pods = try await api.listAll(
                Pod.self, namespace: "shop", options: ListOptions(labelSelector: "app=web", limit: 2))
            #expect(pods.items.map(\.metadata.name) == ["a", "b", "c"])
            #expect(pods.resourceVersion == "7")
            #expect(
                server.requests.map(\.query) == [
                    ["limit": "2", "labelSelector": "app=web"],
                    ["limit": "2", "labelSelector": "app=web", "continue": "t+/="],
                ])
            #expect(server.requests[0].headers["accept"] == "application/vnd.kubernetes.protobuf, application/json")
        }
    }

    @Test func `A list that expires between its pages is started once more as a whole`() async throws {
        let answers = ScriptedAnswers(
            { _, responder in try await responder.respond(Self.page(["a"], next: "t")) },
            { _, responder in try await responder.fail(410, reason: "Expired") },
            { _, responder in try await responder.respond(Self.page(["a", "b"])) })
        try await KubernetesAPI.withFake(handler: answers.handler) { api, server in
            let pods = try await api.listAll(Pod.self, options: ListOptions(limit: 1))
            #expect(pods.items.map(\.metadata.name) == ["a", "b"])
            #expect(server.requests.last?.query == [:])
        }
    }

    @Test func `A list in pieces is read like one in one piece`() async throws {
        let body = Array(Self.page(["a", "b"]).utf8)
        let handler: FakeServer.Handler = { _, responder in
            try await responder.start()
            for byte in body { try await responder.send([byte]) }
            try await responder.end()
        }
        try await KubernetesAPI.withFake(handler: handler) { api, _ in
            let pods = try await api.list(Pod.self)
            #expect(pods.items.map(\.metadata.name) == ["a", "b"])
        }
    }

    @Test func `A list that breaks off is read again`() async throws {
        let answers = ScriptedAnswers(
            { _, responder in
                try await responder.start()
                try await responder.send(String(Self.page(["a", "b"]).prefix(150)))
                try await responder.disconnect()
            },
            { _, responder in try await responder.respond(Self.page(["a", "b"])) })
        try await KubernetesAPI.withFake(handler: answers.handler) { api, _ in
            let pods = try await api.list(Pod.self)
            #expect(pods.items.count == 2)
        }
    }

    @Test func `An answer that is no list is an error`() async throws {
        let handler: FakeServer.Handler = { request, responder in
            let isHTML = request.query["limit"] == "1"
            try await responder.respond(
                isHTML ? "<html>" : #"{"kind":"PodList","items":5}"#,
                contentType: isHTML ? "text/html" : "application/json")
        }
        try await KubernetesAPI.withFake(handler: handler) { api, _ in
            #expect(await code { try await api.list(Pod.self, options: ListOptions(limit: 1)) } == .decoding)
            #expect(await code { try await api.list(Pod.self) } == .decoding)
        }
    }

    @Test func `A refused list names the right that is missing`() async throws {
        try await KubernetesAPI.withFake(handler: Answers.fail(403, "Forbidden")) { api, _ in
            let error = await error { try await api.listAll(Pod.self, namespace: "shop") }
            #expect(error?.missingRight == AccessRight(verb: "list", resource: "pods", namespace: "shop"))
        }
    }

    @Test func `Whole objects are listed with what they are`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.respond(
                """
                {"kind":"WidgetList","apiVersion":"example.test/v1","metadata":{"resourceVersion":"9","continue":"t"},\
                "items":[{"metadata":{"name":"a"}}]}
                """)
        }
        let widgets = APIResource(group: "example.test", versions: ["v1"], kind: "Widget", plural: "widgets")
        try await KubernetesAPI.withFake(handler: handler) { api, server in
            let list = try await api.list(widgets, namespace: "shop")
            #expect(
                list.items == [["kind": "Widget", "apiVersion": "example.test/v1", "metadata": ["name": "a"]]])
            #expect(list.resourceVersion == "9")
            #expect(list.continueToken == "t")
            #expect(server.requests.first?.path == "/apis/example.test/v1/namespaces/shop/widgets")
        }
    }
}
