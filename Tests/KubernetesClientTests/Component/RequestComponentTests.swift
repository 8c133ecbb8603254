import Foundation
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import KubernetesClient

@Suite(.timeLimit(.minutes(5)))
struct RequestComponentTests {
    private func get(_ api: KubernetesAPI) async throws -> JSONValue {
        try await api.get(Pod.resource, name: "web", namespace: "shop")
    }

    @Test func `A throttled request is sent again after the time that the server names`() async throws {
        let answers = ScriptedAnswers(
            { _, responder in
                try await responder.fail(429, reason: "TooManyRequests", headers: ["Retry-After": "1"])
            },
            { _, responder in try await responder.respond(podJSON("web")) })
        try await KubernetesAPI.withFake(handler: answers.handler) { api, server in
            let start = ContinuousClock.now
            try await api.create(Pod.resource, ["metadata": ["name": "web"]], namespace: "shop")
            #expect(ContinuousClock.now - start >= .seconds(1))
            #expect(server.requests.count == 2)
            #expect(server.requests[0].body == server.requests[1].body)
        }
    }

    @Test func `An eviction that a disruption budget blocks is told apart and not repeated`() async throws {
        let handler: FakeServer.Handler = { request, responder in
            switch request.path {
            case "/api": try await responder.respond(#"{"kind":"APIVersions","versions":["v1"]}"#)
            case "/apis": try await responder.respond(#"{"kind":"APIGroupList","groups":[]}"#)
            case "/api/v1":
                try await responder.respond(
                    #"{"resources":[{"name":"pods"},{"name":"pods/eviction","group":"policy","version":"v1beta1"}]}"#)
            default:
                try await responder.fail(
                    429, reason: "TooManyRequests", message: "Cannot evict pod",
                    details: #"{"causes":[{"reason":"DisruptionBudget","message":"needs 1"}]}"#,
                    headers: ["Retry-After": "0"])
            }
        }
        try await KubernetesAPI.withFake(handler: handler) { api, server in
            let error = await error {
                try await api.evict(pod: "web", namespace: "shop", uid: "u-1", dryRun: true)
            }
            #expect(error?.code == .disruptionBudget)
            let evictions = server.requests.filter { $0.method == "POST" }
            #expect(evictions.count == 1)
            let request = try #require(evictions.first)
            #expect(request.path == "/api/v1/namespaces/shop/pods/web/eviction")
            #expect(request.query["dryRun"] == "All")
            let body = try JSONDecoder().decode(JSONValue.self, from: Data(request.body))
            #expect(body["apiVersion"] == "policy/v1beta1")
            #expect(body[path: "deleteOptions", "preconditions", "uid"] == "u-1")
            #expect(body[path: "deleteOptions", "dryRun"] == ["All"])
        }
    }

    @Test func `A read whose connection breaks is sent again, a write is not`() async throws {
        let answers = ScriptedAnswers(
            { _, responder in try await responder.disconnect() },
            { _, responder in
                try await responder.start(headers: ["Content-Length": "1000"])
                try await responder.send("{")
                try await responder.disconnect()
            },
            { _, responder in try await responder.respond(podJSON("web")) },
            { _, responder in try await responder.disconnect() })
        try await KubernetesAPI.withFake(handler: answers.handler) { api, server in
            let pod = try await get(api)
            #expect(pod[path: "metadata", "name"] == "web")
            #expect(server.requests.count == 3)
            let code = await code {
                try await api.patch(Pod.resource, name: "web", namespace: "shop", patch: .merge([:]))
            }
            #expect(code == .connectionLost)
            #expect(server.requests.count == 4)
        }
    }

    @Test func `A server that is down is an error at once`() async throws {
        let port = try await FakeServer.run(handler: Answers.stall) { $0.port }
        try await KubernetesAPI.with(.fake("https://127.0.0.1:\(port)")) { api in
            let start = ContinuousClock.now
            let error = await error { try await get(api) }
            #expect(error?.code == .unreachable)
            #expect(error?.message.contains("https://127.0.0.1:\(port)") == true)
            #expect(ContinuousClock.now - start < .seconds(20))
        }
    }

    @Test func `A server that never answers is an error in time, and its connection is closed`() async throws {
        try await KubernetesAPI.withFake(handler: Answers.stall) { api, server in
            var request = APIRequest(document: "/version")
            request.timeout = .seconds(3)
            #expect(await code { try await api.transport.answer(request) } == .timeout)
            #expect(await code { try await api.transport.answer(request) } == .timeout)
            #expect(Set(server.requests.map(\.connection)) == [1, 2])
        }
    }

    @Test func `An answer that stops half-way is an error in time`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.start()
            try await responder.send(#"{"major":"#)
            try await responder.stall()
        }
        try await KubernetesAPI.withFake(handler: handler) { api, _ in
            var request = APIRequest(document: "/version")
            request.timeout = .milliseconds(200)
            #expect(await code { try await api.transport.answer(request) } == .timeout)
        }
    }

    @Test func `Cancelling a request ends it`() async throws {
        try await KubernetesAPI.withFake(handler: Answers.stall) { api, _ in
            await #expect(throws: CancellationError.self) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { _ = try await api.serverVersion() }
                    group.cancelAll()
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test func `A redirect is not followed, so that no credential goes elsewhere`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.respond("", status: 302, headers: ["Location": "http://127.0.0.1:1/"])
        }
        try await KubernetesAPI.withFake(handler: handler) { api, server in
            #expect(await error { try await get(api) } != nil)
            #expect(server.requests.count == 1)
        }
    }

    @Test func `A proxy is asked to connect to the server, with its own account`() async throws {
        try await FakeServer.run(handler: Answers.fail(403, "Forbidden")) { proxy in
            let address = "http://me:secret@127.0.0.1:\(proxy.port)"
            let configuration = try KubernetesConfiguration.fake(
                "https://kubernetes.test:6443", credentials: Credentials(authorization: .token(Redacted("t"))),
                proxy: Proxy(url: address))
            try await KubernetesAPI.with(configuration) { api in
                #expect(await code { try await get(api) } == .unreachable)
            }
            let request = try #require(proxy.requests.first)
            #expect("\(request.method) \(request.path)" == "CONNECT kubernetes.test:6443")
            #expect(
                request.headers["proxy-authorization"] == "Basic \(Data("me:secret".utf8).base64EncodedString())")
            #expect(request.headers["authorization"] == nil, "the proxy does not see the token")
        }
    }

    @Test func `A warning of the server is logged once`() async throws {
        let log = RecordingLog()
        let handler: FakeServer.Handler = { _, responder in
            try await responder.respond(podJSON("web"), headers: ["Warning": #"299 - "pods are old""#])
        }
        try await KubernetesAPI.withFake(handler: handler, log: log) { api, _ in
            _ = try await get(api)
            _ = try await get(api)
        }
        #expect(log.lines.filter { $0.contains("pods are old") }.count == 1)
    }

    @Test func `What is written says how it is to be written`() async throws {
        try await KubernetesAPI.withFake(handler: Answers.json(podJSON("web"))) { api, server in
            let object: JSONValue = ["apiVersion": "v1", "kind": "Pod", "metadata": ["name": "web"]]
            let options = WriteOptions(dryRun: true, fieldManager: "midwatch", force: true, fieldValidation: .strict)
            try await api.create(Pod.resource, object, namespace: "shop", options: WriteOptions(dryRun: true))
            try await api.update(Pod.resource, object, namespace: "shop", subresource: "status")
            try await api.patch(
                Pod.resource, name: "web", namespace: "shop", patch: .apply(object), options: options)
            try await api.patch(
                Pod.resource, name: "web", namespace: "shop", patch: .strategicMerge(["spec": [:]]),
                subresource: "scale")
            try await api.delete(
                Pod.resource, name: "web", namespace: "shop",
                options: DeleteOptions(
                    uid: "u-1", resourceVersion: "7", propagation: .foreground, gracePeriodSeconds: 0, dryRun: true))
            let sent = server.requests
            #expect(
                sent.map { "\($0.method) \($0.path)" } == [
                    "POST /api/v1/namespaces/shop/pods", "PUT /api/v1/namespaces/shop/pods/web/status",
                    "PATCH /api/v1/namespaces/shop/pods/web", "PATCH /api/v1/namespaces/shop/pods/web/scale",
                    "DELETE /api/v1/namespaces/shop/pods/web",
                ])
            #expect(sent[0].query == ["dryRun": "All"])
            #expect(
                sent[2].query == [
                    "dryRun": "All", "fieldManager": "midwatch", "force": "true", "fieldValidation": "Strict",
                ])
            #expect(sent[2].headers["content-type"] == "application/apply-patch+yaml")
            #expect(sent[3].headers["content-type"] == "application/strategic-merge-patch+json")
            let body = try JSONDecoder().decode(JSONValue.self, from: Data(sent[4].body))
            #expect(
                body == [
                    "apiVersion": "v1", "kind": "DeleteOptions", "propagationPolicy": "Foreground",
                    "gracePeriodSeconds": 0, "dryRun": ["All"],
                    "preconditions": ["uid": "u-1", "resourceVersion": "7"],
                ])
        }
    }

    @Test func `What could do harm is refused before it is sent`() async throws {
        try await KubernetesAPI.withFake(handler: Answers.json("{}")) { api, server in
            #expect(await code { try await api.delete(Pod.resource, name: "web") } == .badRequest)
            #expect(await code { try await api.delete(Pod.resource, name: "", namespace: "shop") } == .badRequest)
            let apply = await code {
                try await api.patch(Pod.resource, name: "web", namespace: "shop", patch: .apply([:]))
            }
            #expect(apply == .badRequest, "server-side apply without a field manager")
            #expect(server.requests.isEmpty)
        }
    }
}
