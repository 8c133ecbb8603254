import KubernetesModel
import Testing

@testable import Lab

struct CustomResourceTests {
    private let definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
    private let widgets = "/apis/example.com/v1/namespaces/default/widgets"
    private let merge = "application/merge-patch+json"

    private func widget(_ name: String, version: String = "v1", size: Int = 3) -> JSONValue {
        [
            "apiVersion": .string("example.com/\(version)"), "kind": "Widget", "metadata": ["name": .string(name)],
            "spec": ["size": .integer(size)],
        ]
    }

    @Test func `A kind appears with its definition and goes with it`() async throws {
        let lab = TestLab()
        #expect(try await lab.send("GET", widgets).status == 404)
        #expect(try await lab.send("POST", definitions, Objects.widgets).status == 201)
        let definition = try await lab.send("GET", "\(definitions)/widgets.example.com").body
        let conditions = definition["status"]?["conditions"]?.arrayValue ?? []
        #expect(conditions.contains { $0["type"] == "Established" && $0["status"] == "True" })
        #expect(definition["status"]?["storedVersions"] == ["v1"])
        #expect(try await lab.send("POST", widgets, widget("a")).status == 201)
        let groups = try await lab.send("GET", "/apis/example.com").body
        #expect(groups["preferredVersion"]?["version"] == "v1")

        try await lab.send("DELETE", "\(definitions)/widgets.example.com")
        #expect(try await lab.send("GET", widgets).status == 404)
        #expect(try await lab.send("GET", "\(definitions)/widgets.example.com").status == 404)
        try await lab.send("POST", definitions, Objects.widgets)
        #expect(try await lab.send("GET", widgets).names == [], "the objects went with the kind")
    }

    @Test func `One object is served in every version`() async throws {
        let lab = TestLab()
        try await lab.send("POST", definitions, Objects.widgets)
        try await lab.send("POST", widgets, widget("a"))
        let other = try await lab.send("GET", "/apis/example.com/v1beta1/namespaces/default/widgets/a").body
        #expect(other["apiVersion"] == "example.com/v1beta1" && other["spec"] == ["size": 3])
    }

    @Test func `The status is written through its subresource alone, and makes no generation`() async throws {
        let lab = TestLab()
        try await lab.send("POST", definitions, Objects.widgets)
        var body = widget("a")
        body["status"] = ["ready": true]
        #expect(try await lab.send("POST", widgets, body).body["status"] == nil)
        let status = try await lab.send(
            "PATCH", "\(widgets)/a/status", ["status": ["ready": true], "spec": ["size": 9]], type: merge)
        #expect(status.body["status"] == ["ready": true] && status.body["spec"] == ["size": 3])
        #expect(status.body.generation == 1)
        #expect(try await lab.send("PATCH", "\(widgets)/a", ["spec": ["size": 4]], type: merge).body.generation == 2)
    }

    @Test func `The columns are those of the definition`() async throws {
        let lab = TestLab()
        try await lab.send("POST", definitions, Objects.widgets)
        try await lab.send("POST", widgets, widget("a"))
        lab.advance(seconds: 90)
        let table = try await lab.send("GET", widgets, accept: "application/json;as=Table;v=v1;g=meta.k8s.io").body
        #expect(table["columnDefinitions"]?.arrayValue?.map { $0["name"] } == ["Name", "Size", "Age"])
        #expect(table["rows"]?[0]?["cells"] == ["a", 3, "90s"])
    }

    @Test func `An object of a custom kind is replaced only at a version`() async throws {
        let lab = TestLab()
        try await lab.send("POST", definitions, Objects.widgets)
        try await lab.send("POST", widgets, widget("a"))
        let refused = try await lab.send("PUT", "\(widgets)/a", widget("a", size: 5))
        #expect(refused.status == 422)
        #expect(
            refused.message.hasSuffix("metadata.resourceVersion: Invalid value: 0x0: must be specified for an update"))
    }
}
