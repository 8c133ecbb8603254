import KubernetesModel
import Testing

@testable import Lab

/// `web` asks `api`, which asks `db`; `other` asks nobody.
struct TrafficGraphTests {
    private var graph = TrafficGraph()

    init() {
        for name in ["web", "api", "db", "other"] {
            _ = graph.setEndpoints([TrafficGraph.Endpoint(pod: "\(name)-1", ports: [8080])], of: Self.service(name))
        }
        _ = graph.set(Self.server("web-1", calls: ["api"]), pod: "web")
        _ = graph.set(Self.server("api-1", calls: ["db"]), pod: "api")
        _ = graph.set(Self.server("db-1"), pod: "db")
        _ = graph.set(Self.server("other-1"), pod: "other")
    }

    private static func service(_ name: String) -> ObjectKey {
        ObjectKey(ServiceEndpoints.services, namespace: "shop", name: name)
    }

    private static func server(
        _ pod: String, calls: [String] = [], works: Double = 1, answers: Bool = true
    ) -> TrafficGraph.Server {
        TrafficGraph.Server(
            place: "shop/\(pod)", port: 8080, calls: calls.map(service), rate: 10, answers: answers, works: works,
            latency: 0.02)
    }

    private func errors(of uid: String) throws -> Double { try #require(graph.answers(of: [uid])[uid]).errors }

    @Test mutating func `A change reaches those who ask, those who ask them, and nobody else`() throws {
        #expect(graph.set(Self.server("db-1", works: 0.5), pod: "db") == ["api", "web"])
        #expect(try errors(of: "web") == 0.5)
        #expect(try errors(of: "api") == 0.5)
        #expect(graph.set(Self.server("api-1", calls: ["db"], works: 0.5), pod: "api") == ["web"])
        #expect(try errors(of: "web") == 0.75)
        #expect(graph.set(Self.server("web-1", calls: ["api"], works: 0.9), pod: "web").isEmpty)
        #expect(graph.set(Self.server("other-1", works: 0), pod: "other").isEmpty)
    }

    @Test mutating func `What is as before reaches nobody`() {
        #expect(graph.set(Self.server("db-1"), pod: "db").isEmpty)
        #expect(graph.setEndpoints([TrafficGraph.Endpoint(pod: "db-1", ports: [8080])], of: Self.service("db")).isEmpty)
    }

    @Test mutating func `Where no pod is left behind a service, who asks it fails`() throws {
        #expect(graph.setEndpoints([], of: Self.service("db")) == ["api", "web"])
        #expect(try errors(of: "web") == 1)
        let back = [TrafficGraph.Endpoint(pod: "db-2", ports: [8080])]
        #expect(graph.setEndpoints(back, of: Self.service("db")) == ["api", "web"])
        #expect(try errors(of: "web") == 0, "it serves nothing that is measured, but it is there")
        #expect(graph.set(Self.server("db-2", answers: false), pod: "next") == ["api", "web"])
        #expect(try errors(of: "web") == 1)
        #expect(graph.set(nil, pod: "next") == ["api", "web"])
        #expect(try errors(of: "web") == 0)
    }

    @Test mutating func `A pod of the same name is the one that is asked, whichever ends first`() throws {
        #expect(graph.set(Self.server("db-1", works: 0.5), pod: "new") == ["api", "web"])
        #expect(graph.set(nil, pod: "db") == ["api", "web"])
        #expect(try errors(of: "api") == 0.5)
    }

    @Test mutating func `Who asks somebody else from now on depends on that one alone`() throws {
        _ = graph.set(Self.server("api-1", calls: ["other"]), pod: "api")
        #expect(graph.set(Self.server("db-1", works: 0), pod: "db").isEmpty)
        #expect(graph.set(Self.server("other-1", works: 0), pod: "other") == ["api", "web"])
        #expect(try errors(of: "web") == 1)
    }

    @Test mutating func `A ring ends`() throws {
        #expect(graph.set(Self.server("db-1", calls: ["web"], works: 0.5), pod: "db") == ["api", "web", "db"])
        #expect((0.5...1).contains(try errors(of: "web")))
    }
}
