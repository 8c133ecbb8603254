import Evidence
import Foundation
import KubernetesClient
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Operator

@Suite struct `The source of configuration` {
    private func survey(
        _ kind: String, named names: [String] = [], handler: @escaping FakeServer.Handler
    ) async throws -> (survey: ConfigurationSurvey, requests: [FakeRequest]) {
        try await ClusterFixture.run(handler: handler) { api, server in
            let source = KubernetesConfigurationSource(api: api, now: { .testNow })
            let survey = try await source.configuration(kind: kind, in: "shop", named: names)
            return (survey, server.requests)
        }
    }

    private static func metadata(_ name: String) -> String {
        """
        {"metadata":{"name":"\(name)","creationTimestamp":"2026-01-01T00:00:00Z","annotations":{"a":"canary"},
        "managedFields":[{"time":"2026-02-01T02:00:00Z"}]}}
        """
    }

    @Test func `lists ConfigMaps by their metadata, page by page`() async throws {
        let (survey, requests) = try await survey("ConfigMap") { request, responder in
            let isFirst = request.query["continue"] == nil
            try await responder.respond(
                """
                {"kind":"PartialObjectMetadataList","metadata":{"continue":"\(isFirst ? "more" : "")"},
                "items":[\(Self.metadata(isFirst ? "a" : "b"))]}
                """)
        }
        #expect(survey.stamps.map(\.name) == ["a", "b"])
        #expect(survey.stamps.first?.changedAt == KubernetesJSON.parseDate("2026-02-01T02:00:00Z"))
        #expect(survey.isComplete)
        #expect(requests.allSatisfy { $0.headers["accept"]?.contains("PartialObjectMetadataList") == true })
    }

    @Test func `lists no more than a bound, and says so`() async throws {
        let (survey, requests) = try await survey("ConfigMap") { _, responder in
            try await responder.respond(
                #"{"kind":"PartialObjectMetadataList","metadata":{"continue":"more"},"items":[]}"#)
        }
        #expect(requests.count == 5)
        #expect(!survey.isComplete)
        #expect(survey.reason == "no more than 1000 are read")
    }

    @Test func `reads those that are known by name where it may not list`() async throws {
        let (survey, requests) = try await survey("ConfigMap", named: ["there", "gone"]) { request, responder in
            switch request.path {
            case "/api/v1/namespaces/shop/configmaps/there": try await responder.respond(Self.metadata("there"))
            case "/api/v1/namespaces/shop/configmaps/gone":
                try await responder.fail(404, reason: "NotFound", details: #"{"name":"gone"}"#)
            default: try await responder.fail(403, reason: "Forbidden")
            }
        }
        #expect(survey.stamps.map(\.name) == ["there"])
        #expect(survey.absent == ["gone"])
        #expect(!survey.isComplete)
        #expect(requests.count == 3)
    }

    @Test func `knows Secrets by the printed table alone`() async throws {
        let (survey, requests) = try await survey("Secret") { _, responder in
            try await responder.respond(
                """
                {"kind":"Table","columnDefinitions":[{"name":"Name"},{"name":"Type"},{"name":"Data"},{"name":"Age"}],
                "rows":[{"cells":["db","Opaque",2,"5m10s"]},{"cells":["odd","Opaque",1,"<unknown>"]}]}
                """)
        }
        #expect(survey.stamps.map(\.name) == ["db", "odd"])
        #expect(survey.stamps.map(\.createdAt) == [.ago(310), nil])
        #expect(survey.stamps.allSatisfy { $0.changedAt == nil })
        #expect(requests.count == 1)
        #expect(requests.first?.query["includeObject"] == "None")
        #expect(requests.first?.headers["accept"] == "application/json;as=Table;v=v1;g=meta.k8s.io")
    }

    @Test func `does not ask for Secrets again and again where it has no right to`() async throws {
        try await ClusterFixture.run { _, responder in
            try await responder.fail(403, reason: "Forbidden")
        } _: { api, server in
            let source = KubernetesConfigurationSource(api: api, now: { .testNow })
            for _ in 0..<3 {
                let survey = try await source.configuration(kind: "Secret", in: "shop", named: ["db"])
                #expect(survey.stamps.isEmpty && survey.absent.isEmpty && !survey.isComplete)
                #expect(survey.reason == "there is no right to list Secrets, and an installation gives none")
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test(arguments: [
        ("45s", 45.0), ("3m10s", 190), ("5d3h", 442_800), ("2y35d", 66_096_000), ("0s", 0), ("<unknown>", nil),
        ("", nil),
        ("5", nil), ("m", nil), ("-5s", nil), ("99999999999s", nil),
    ])
    func `reads ages as the API server prints them`(text: String, seconds: TimeInterval?) {
        #expect(PrintedAge.seconds(text) == seconds)
    }
}
