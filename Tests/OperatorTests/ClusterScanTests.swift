import ControllerRuntime
import Incidents
import KubernetesClient
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Operator

@Suite struct `One look at a cluster` {
    private static let groups = """
        {"kind":"APIGroupList","groups":[{"name":"autoscaling","versions":[{"groupVersion":"autoscaling/v2","version":"v2"}],\
        "preferredVersion":{"groupVersion":"autoscaling/v2","version":"v2"}}]}
        """

    @Sendable private static func answer(_ request: FakeRequest, _ responder: FakeResponder) async throws {
        let empty = #"{"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"5"},"items":[]}"#
        switch request.path {
        case "/api": try await responder.respond(#"{"kind":"APIVersions","versions":["v1"]}"#)
        case "/apis": try await responder.respond(groups)
        case "/api/v1/nodes": try await responder.fail(403, reason: "Forbidden", message: "nodes is forbidden")
        case "/apis/apps/v1/namespaces/shop/daemonsets": try await responder.fail(404, reason: "NotFound")
        case "/api/v1/namespaces/shop/services":
            try await responder.respond(
                """
                {"kind":"ServiceList","apiVersion":"v1","metadata":{"resourceVersion":"5"},"items":[
                {"metadata":{"name":"web","namespace":"shop","uid":"s1","resourceVersion":"3"},"spec":{}}]}
                """)
        default: try await responder.respond(empty)
        }
    }

    @Test func `notes what it may not see or is not served, and reads the rest`() async throws {
        try await ClusterFixture.run(handler: Self.answer) { api, server in
            let snapshot = try await ClusterScan(api: api).snapshot(namespace: "shop")
            #expect(snapshot.services[NamespacedName(namespace: "shop", name: "web")] != nil)
            #expect(snapshot.unseen["Node"]?.contains("nodes") == true)
            #expect(snapshot.unseen["DaemonSet"] != nil)
            #expect(snapshot.unseen["Pod"] == nil)
            #expect(server.requests.allSatisfy { $0.method == "GET" })
        }
    }

    @Test func `is an error where the cluster takes no credential`() async throws {
        try await ClusterFixture.run { _, responder in
            try await responder.fail(401, reason: "Unauthorized")
        } _: { api, _ in
            let error = await #expect(throws: KubernetesError.self) {
                try await ClusterScan(api: api).snapshot(namespace: nil)
            }
            #expect(error?.code == .unauthorized)
        }
    }
}
