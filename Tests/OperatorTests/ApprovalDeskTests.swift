import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Operator

@Suite struct `The approval desk` {
    private typealias Fixture = ApprovalFixture

    private func json(_ request: ActionRequest) throws -> String {
        String(decoding: try KubernetesJSON.makeEncoder().encode(request), as: UTF8.self)
    }

    @Test func `decides only on what was shown: uid, hash and state are tested in the same write`() async throws {
        let request = Fixture.request(.awaitingApproval)
        let answer = try json(Fixture.request(.approved))
        try await ClusterFixture.run { _, responder in
            try await responder.respond(answer)
        } _: { api, server in
            let decided = try await ApprovalDesk(api: api).decide(
                .approve, request, as: "ada", reason: nil, now: Fixture.now)
            #expect(decided.status.decision?.state == .approved)
            let sent = try #require(server.requests.last)
            #expect(sent.method == "PATCH")
            #expect(sent.path == "/apis/midwatch.dev/v1alpha1/namespaces/shop/actionrequests/areq-1/status")
            #expect(sent.headers["content-type"] == "application/json-patch+json")
            let operations = try KubernetesJSON.makeDecoder().decode(JSONValue.self, from: Data(sent.body))
            #expect(operations[0] == ["op": "test", "path": "/metadata/uid", "value": "r1"])
            #expect(operations[1] == ["op": "test", "path": "/spec/hash", "value": .string(request.spec.hash)])
            #expect(operations[2] == ["op": "test", "path": "/status/decision/state", "value": "AwaitingApproval"])
            #expect(operations[3]?["path"] == "/status/decision")
            #expect(operations[3]?[path: "value", "by"] == "user/ada")
            #expect(operations[4] == nil)
        }
    }

    @Test func `says that nothing was decided where the request has changed meanwhile`() async throws {
        try await ClusterFixture.run { _, responder in
            try await responder.fail(422, reason: "Invalid", message: "the test of /spec/hash failed")
        } _: { api, _ in
            let error = await #expect(throws: ApprovalError.self) {
                try await ApprovalDesk(api: api).decide(
                    .approve, Fixture.request(.awaitingApproval), as: "ada", reason: nil, now: Fixture.now)
            }
            #expect(error?.message.contains("nothing was decided") == true)
        }
    }

    @Test func `names what is not there, and how to find what is`() async throws {
        try await ClusterFixture.run { _, responder in
            try await responder.fail(404, reason: "NotFound", details: #"{"name":"areq-9"}"#)
        } _: { api, _ in
            let error = await #expect(throws: ApprovalError.self) {
                try await ApprovalDesk(api: api).request("areq-9", namespace: "shop", now: Fixture.now)
            }
            #expect(error?.message.contains("areq-9 in namespace shop") == true)
            #expect(error?.message.contains("midwatch actions list") == true)
        }
    }

    @Test func `takes the context's name for the user's where the cluster cannot say who it is`() async throws {
        try await ClusterFixture.run { request, responder in
            switch request.path {
            case "/api": try await responder.respond(#"{"kind":"APIVersions","versions":["v1"]}"#)
            case "/apis": try await responder.respond(#"{"kind":"APIGroupList","groups":[]}"#)
            default: try await responder.fail(404, reason: "NotFound")
            }
        } _: { api, _ in
            let user = try await ApprovalDesk(api: api).currentUser()
            #expect(user == "ada")
        }
    }
}
