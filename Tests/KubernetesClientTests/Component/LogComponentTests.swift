import Foundation
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import KubernetesClient

@Suite(.timeLimit(.minutes(5)))
struct LogComponentTests {
    @Test func `A log is asked for as described, and bounded`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.respond("0123456789", contentType: "text/plain")
        }
        try await KubernetesAPI.withFake(handler: handler) { api, server in
            let options = LogOptions(
                container: "web", previous: true, tailLines: 5, limitBytes: 4,
                sinceTime: Date(timeIntervalSince1970: 0), timestamps: true)
            let text = try await api.logs(pod: "web", namespace: "shop", options: options)
            #expect(text == "0123")
            #expect(server.requests.first?.path == "/api/v1/namespaces/shop/pods/web/log")
            #expect(
                server.requests.first?.query == [
                    "container": "web", "previous": "true", "tailLines": "5", "limitBytes": "4",
                    "sinceTime": "1970-01-01T00:00:00Z", "timestamps": "true",
                ])
        }
    }

    @Test func `A log is followed line by line`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.start(contentType: "text/plain")
            for piece in ["on", "e\ntw", "o\n\nthree"] { try await responder.send(piece) }
            try await responder.end()
        }
        try await KubernetesAPI.withFake(handler: handler) { api, server in
            var lines: [String] = []
            for try await line in api.followLogs(pod: "web", namespace: "shop") { lines.append(line) }
            #expect(lines == ["one", "two", "", "three"])
            #expect(server.requests.first?.query == ["follow": "true"])
        }
    }

    @Test func `A log that is not there is an error`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.fail(
                400, reason: "BadRequest", message: "previous terminated container not found",
                details: #"{"name":"web"}"#)
        }
        try await KubernetesAPI.withFake(handler: handler) { api, _ in
            #expect(await code { try await api.logs(pod: "web", namespace: "shop") } == .badRequest)
        }
    }
}
