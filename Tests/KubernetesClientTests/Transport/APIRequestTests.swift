import KubernetesModel
import NIOHTTP1
import Testing

@testable import KubernetesClient

struct APIRequestTests {
    private static let nodes = APIResource(
        group: "", versions: ["v1"], kind: "Node", plural: "nodes", isNamespaced: false)
    private static let roles = APIResource(
        group: "rbac.authorization.k8s.io", versions: ["v1"], kind: "Role", plural: "roles")

    @Test func `The path follows group, namespace, name and subresource`() throws {
        let pods = Pod.resource
        #expect(try APIRequest(.GET, verb: "list", resource: pods, namespace: nil).path == "/api/v1/pods")
        #expect(try APIRequest(.GET, verb: "list", resource: pods, namespace: "").path == "/api/v1/pods")
        #expect(
            try APIRequest(.GET, verb: "list", resource: pods, namespace: "shop").path == "/api/v1/namespaces/shop/pods"
        )
        #expect(
            try APIRequest(.GET, verb: "get", resource: pods, namespace: "shop", name: "web", subresource: "log").path
                == "/api/v1/namespaces/shop/pods/web/log")
        #expect(
            try APIRequest(.GET, verb: "get", resource: Self.roles, namespace: "shop", name: "a:b").path
                == "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/roles/a:b")
        #expect(
            try APIRequest(.GET, verb: "get", resource: Self.nodes, namespace: "shop", name: "n").path
                == "/api/v1/nodes/n")
    }

    private static let refused: [(HTTPMethod, String?, String?)] = [
        (.GET, nil, "web"), (.GET, "", "web"), (.DELETE, nil, "web"), (.POST, nil, nil), (.DELETE, nil, nil),
        (.GET, "shop", ""), (.GET, "shop", ".."), (.GET, "shop", "."), (.GET, "shop", "a/b"), (.GET, "shop", "a%2fb"),
        (.GET, "../x", "web"),
    ]

    @Test(arguments: refused)
    func `What would reach something else is refused before it is sent`(
        method: HTTPMethod, namespace: String?, name: String?
    ) {
        let error = #expect(throws: KubernetesError.self) {
            try APIRequest(method, verb: "v", resource: Pod.resource, namespace: namespace, name: name)
        }
        #expect(error?.code == .badRequest)
    }

    @Test func `Query values are encoded, and those without a value are left out`() throws {
        var request = APIRequest(document: "/version")
        #expect(request.target == "/version")
        request.query = [("a", "x=1,y in (z)"), ("b", nil), ("c", "ü/&")]
        #expect(request.target == "/version?a=x%3D1%2Cy%20in%20%28z%29&c=%C3%BC%2F%26")
    }

    @Test func `A page that continues another does not name the version again`() {
        let first = ListOptions(limit: 10, resourceVersion: .any, resourceVersionMatch: "NotOlderThan")
        #expect(first.query.contains { $0.name == "resourceVersion" && $0.value == "0" })
        let second = ListOptions(limit: 10, continueToken: "t", resourceVersion: .any, resourceVersionMatch: "Exact")
        #expect(second.query.allSatisfy { !$0.name.hasPrefix("resourceVersion") || $0.value == nil })
    }

    @Test func `A watch-list asks for initial events not older than its version`() {
        let query = WatchOptions(resourceVersion: "5", sendsInitialEvents: true, timeout: .seconds(290)).query
        let values = Dictionary(uniqueKeysWithValues: query.map { ($0.name, $0.value) })
        #expect(values["sendInitialEvents"] == "true")
        #expect(values["resourceVersionMatch"] == "NotOlderThan")
        #expect(values["allowWatchBookmarks"] == "true")
        #expect(values["timeoutSeconds"] == "290")
        #expect(values["resourceVersion"] == "5")
        let plain = WatchOptions().query
        #expect(plain.allSatisfy { !["sendInitialEvents", "resourceVersion"].contains($0.name) || $0.value == nil })
    }
}
