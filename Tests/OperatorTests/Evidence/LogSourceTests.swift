import Evidence
import Incidents
import KubernetesClient
import MidwatchTestKit
import Testing

@testable import Operator

@Suite struct `The source of logs` {
    private func read(
        limit: Int = 1000, tail: Int = 2000, handler: @escaping FakeServer.Handler,
        _ check: (String?, [FakeRequest]) throws -> Void
    ) async throws {
        try await ClusterFixture.run(handler: handler) { api, server in
            let text = try await KubernetesLogSource(api: api).log(
                pod: "web-1", container: "web", namespace: "shop", isPrevious: true, tailLines: tail, limitBytes: limit)
            try check(text, server.requests)
        }
    }

    @Test func `reads the newest lines of a run`() async throws {
        try await read { _, responder in
            try await responder.respond("last words", contentType: "text/plain")
        } _: { text, requests in
            #expect(text == "last words")
            #expect(requests.map(\.path) == ["/api/v1/namespaces/shop/pods/web-1/log"])
            #expect(
                requests.first?.query == [
                    "container": "web", "previous": "true", "tailLines": "2000", "limitBytes": "1000",
                ])
        }
    }

    @Test func `asks for fewer lines where the limit would cut off the end`() async throws {
        // As the kubelet does: the first bytes of the last lines.
        try await read(limit: 200) { request, responder in
            let lines = Int(request.query["tailLines"] ?? "") ?? 0
            let text = (0..<lines).map { "line \($0 - lines)" }.joined(separator: "\n")
            try await responder.respond(String(text.prefix(200)), contentType: "text/plain")
        } _: { text, requests in
            #expect(text?.hasSuffix("line -1") == true)
            #expect(requests.count > 1)
        }
    }

    @Test func `gives up on lines that are too long after a few attempts`() async throws {
        try await read(limit: 100) { _, responder in
            try await responder.respond(String(repeating: "x", count: 100), contentType: "text/plain")
        } _: { text, requests in
            #expect(text?.count == 100)
            #expect(requests.count <= 5)
        }
    }

    @Test(arguments: [(400, "BadRequest"), (404, "NotFound")])
    func `tells that there is no log`(status: Int, reason: String) async throws {
        try await read { _, responder in
            try await responder.fail(
                status, reason: reason, message: "previous terminated container not found",
                details: #"{"name":"web-1"}"#)
        } _: { text, _ in
            #expect(text == nil)
        }
    }

    @Test func `does not take the kubelet's words for the container's`() async throws {
        try await read { _, responder in
            try await responder.respond(
                "unable to retrieve container logs for containerd://e322514d7cac98c9", contentType: "text/plain")
        } _: { text, _ in
            #expect(text == nil)
        }
    }

    @Test func `names the right that it lacks`() async throws {
        try await ClusterFixture.run { _, responder in
            try await responder.fail(403, reason: "Forbidden")
        } _: { api, _ in
            let error = await #expect(throws: KubernetesError.self) {
                try await KubernetesLogSource(api: api).log(
                    pod: "web-1", container: "web", namespace: "shop", isPrevious: false, tailLines: 1, limitBytes: 9)
            }
            #expect(error?.message.contains("get pods/log in namespace shop") == true)
        }
    }
}
