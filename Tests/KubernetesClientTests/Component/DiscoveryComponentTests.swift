import KubernetesModel
import MidwatchTestKit
import Synchronization
import Testing

@testable import KubernetesClient

@Suite(.timeLimit(.minutes(5)))
struct DiscoveryComponentTests {
    private static let cronJobs = CronJob.resource
    private static let metrics = APIResource(
        group: "metrics.k8s.io", versions: ["v1beta1"], kind: "PodMetrics", plural: "pods")

    /// A server of the older form, whose aggregated API is down.
    private static let legacy: FakeServer.Handler = { request, responder in
        switch request.path {
        case "/api": try await responder.respond(#"{"kind":"APIVersions","versions":["v1"]}"#)
        case "/apis":
            try await responder.respond(
                """
                {"kind":"APIGroupList","groups":[
                {"name":"batch","versions":[{"version":"v1"},{"version":"v1beta1"}]},
                {"name":"metrics.k8s.io","versions":[{"version":"v1beta1"}]}]}
                """)
        case "/apis/batch/v1": try await responder.respond(#"{"resources":[{"name":"jobs"}]}"#)
        case "/apis/batch/v1beta1": try await responder.respond(#"{"resources":[{"name":"cronjobs"}]}"#)
        case "/apis/metrics.k8s.io/v1beta1": try await responder.fail(503, reason: "ServiceUnavailable")
        default: try await responder.respond(#"{"metadata":{}}"#)
        }
    }

    @Test func `The first version that has the resource is chosen, and remembered`() async throws {
        try await KubernetesAPI.withFake(handler: Self.legacy) { api, server in
            #expect(try await api.servedVersion(of: Self.cronJobs) == "v1beta1")
            let asked = server.requests.count
            #expect(try await api.servedVersion(of: Self.cronJobs) == "v1beta1")
            #expect(try await api.servedVersion(of: Job.resource) == "v1")
            #expect(server.requests.count == asked)
            _ = try await api.get(Self.cronJobs, name: "nightly", namespace: "shop")
            #expect(server.requests.last?.path == "/apis/batch/v1beta1/namespaces/shop/cronjobs/nightly")
        }
    }

    @Test func `An API whose server is down counts as absent and breaks no other`() async throws {
        try await KubernetesAPI.withFake(handler: Self.legacy) { api, _ in
            let metrics = try await api.servedVersion(of: Self.metrics)
            let jobs = try await api.servedVersion(of: Job.resource)
            #expect(metrics == nil)
            #expect(jobs == "v1")
        }
    }

    @Test func `A kind that is not served is an error that says so`() async throws {
        let widgets = APIResource(group: "example.test", versions: ["v2", "v1"], kind: "Widget", plural: "widgets")
        try await KubernetesAPI.withFake(handler: Self.legacy) { api, server in
            let version = try await api.servedVersion(of: widgets)
            #expect(version == nil)
            let asked = server.requests.count
            let error = await error { try await api.get(widgets, name: "a", namespace: "shop") }
            #expect(error?.code == .notServed)
            #expect(error?.message == "the cluster does not serve widgets.example.test in v2 or v1")
            #expect(server.requests.count == asked, "an absence is remembered, for a while")
        }
    }

    @Test func `The aggregated form takes two requests`() async throws {
        let handler: FakeServer.Handler = { request, responder in
            let type = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
            #expect(request.headers["accept"]?.hasPrefix(type) == true)
            if request.path == "/api" {
                try await responder.respond(
                    """
                    {"items":[{"metadata":{},"versions":[{"version":"v1","resources":[{"resource":"pods",
                    "subresources":[{"subresource":"eviction","responseKind":{"group":"policy","version":"v1"}}]}]}]}]}
                    """, contentType: type)
            } else {
                try await responder.respond(
                    """
                    {"items":[
                    {"metadata":{"name":"batch"},"versions":[{"version":"v1","freshness":"Current",
                    "resources":[{"resource":"jobs"},{"resource":"cronjobs"}]}]},
                    {"metadata":{"name":"metrics.k8s.io"},"versions":[{"version":"v1beta1","freshness":"Stale"}]}]}
                    """, contentType: type)
            }
        }
        try await KubernetesAPI.withFake(handler: handler) { api, server in
            let versions = [
                try await api.servedVersion(of: Self.cronJobs), try await api.servedVersion(of: Self.metrics),
                try await api.servedVersion(of: Pod.resource),
                try await api.discovery.coreSubresourceVersion("pods/eviction"),
            ]
            #expect(versions == ["v1", nil, "v1", "v1"])
            #expect(server.requests.count == 2)
        }
    }

    @Test func `What is known is forgotten when the server no longer serves it`() async throws {
        let isUpgraded = Mutex(false)
        let handler: FakeServer.Handler = { request, responder in
            switch (request.path, isUpgraded.withLock { $0 }) {
            case ("/apis/batch/v1", true): try await responder.respond(#"{"resources":[{"name":"cronjobs"}]}"#)
            case (let path, true) where path.hasPrefix("/apis/batch/v1beta1/"):
                try await responder.respond("404 page not found", status: 404, contentType: "text/plain")
            default: try await Self.legacy(request, responder)
            }
        }
        try await KubernetesAPI.withFake(handler: handler) { api, server in
            _ = try await api.get(Self.cronJobs, name: "nightly", namespace: "shop")
            isUpgraded.withLock { $0 = true }
            #expect(
                await code { try await api.get(Self.cronJobs, name: "nightly", namespace: "shop") } == .notServed)
            _ = try await api.get(Self.cronJobs, name: "nightly", namespace: "shop")
            #expect(server.requests.last?.path == "/apis/batch/v1/namespaces/shop/cronjobs/nightly")
        }
    }
}
