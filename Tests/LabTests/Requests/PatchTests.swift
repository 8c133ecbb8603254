import KubernetesModel
import Testing

@testable import Lab

struct PatchTests {
    private let maps = "/api/v1/namespaces/default/configmaps"
    private let deployments = "/apis/apps/v1/namespaces/default/deployments"
    private let strategic = "application/strategic-merge-patch+json"

    private static let deployment: JSONValue = [
        "metadata": ["name": "web"],
        "spec": [
            "selector": ["matchLabels": ["app": "web"]],
            "template": [
                "metadata": ["labels": ["app": "web"]],
                "spec": ["containers": [["name": "main", "image": "web:1"], ["name": "side", "image": "side:1"]]],
            ],
        ],
    ]

    @Test func `A patch that changes nothing makes no new version, whoever wrote what before`() async throws {
        let lab = TestLab()
        try await lab.send("POST", deployments, Self.deployment)
        let status: JSONValue = ["status": ["replicas": 1]]
        let type = "application/merge-patch+json"
        // One manager in one second: its entries for the object and for the status differ in nothing but this.
        let version = try await lab.send("PATCH", "\(deployments)/web/status", status, type: type).version
        for _ in 0..<12 {
            #expect(try await lab.send("PATCH", "\(deployments)/web/status", status, type: type).version == version)
        }
    }

    @Test func `Each type of patch does what it says`() async throws {
        let lab = TestLab()
        try await lab.send("POST", maps, Objects.configMap("a"))
        let operations: JSONValue = [
            ["op": "test", "path": "/data/a", "value": "1"], ["op": "add", "path": "/data/b", "value": "2"],
        ]
        let patched = try await lab.send("PATCH", "\(maps)/a", operations, type: "application/json-patch+json")
        #expect(patched.body["data"] == ["a": "1", "b": "2"])
        let failed = try await lab.send(
            "PATCH", "\(maps)/a", [["op": "test", "path": "/data/a", "value": "9"]], type: "application/json-patch+json"
        )
        #expect(failed.status == 422)
        let merged = try await lab.send(
            "PATCH", "\(maps)/a", ["data": ["a": nil]], type: "application/merge-patch+json")
        #expect(merged.body["data"] == ["b": "2"])

        try await lab.send("POST", deployments, Self.deployment)
        let image: JSONValue = ["spec": ["template": ["spec": ["containers": [["name": "side", "image": "side:2"]]]]]]
        let strategic = try await lab.send("PATCH", "\(deployments)/web", image, type: strategic)
        let containers = strategic.body["spec"]?["template"]?["spec"]?["containers"]?.arrayValue ?? []
        #expect(Set(containers.compactMap { $0["image"]?.stringValue }) == ["web:1", "side:2"])
    }

    @Test(arguments: [
        (JSONValue.integer(3), 201, 201), (.number(3.0), 201, 201), (.number(2.5), 500, 400),
        (.integer(5_000_000_000), 500, 400), (.number(1e20), 500, 400),
    ])
    func `A number that its field cannot hold is refused, applied or posted`(
        replicas: JSONValue, applied: Int, posted: Int
    ) async throws {
        let lab = TestLab()
        var deployment = Self.deployment
        deployment[path: "spec", "replicas"] = replicas
        #expect(try await lab.send("POST", deployments, deployment).status == posted)
        deployment["apiVersion"] = "apps/v1"
        deployment["kind"] = "Deployment"
        deployment[path: "metadata", "name"] = "other"
        let answer = try await lab.send(
            "PATCH", "\(deployments)/other?fieldManager=test", deployment,
            type: "application/apply-patch+yaml")
        #expect(answer.status == applied)
        if applied == 500 {
            #expect(
                answer.body["message"]?.stringValue?.contains("to apps/v1, Kind=Deployment: cannot convert") == true)
        }
    }

    private func apply(
        _ lab: TestLab, _ manager: String, _ data: JSONValue, force: Bool = false
    ) async throws -> TestLab.Answer {
        try await lab.send(
            "PATCH", "\(maps)/shared?fieldManager=\(manager)&force=\(force)",
            ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "shared"], "data": data],
            type: "application/apply-patch+yaml")
    }

    @Test func `Who applies owns, and takes from others only by force`() async throws {
        let lab = TestLab()
        #expect(try await apply(lab, "first", ["a": "1", "b": "1"]).status == 201)
        let conflict = try await apply(lab, "second", ["a": "2"])
        #expect(conflict.status == 409 && conflict.reason == "Conflict")
        #expect(conflict.message == "Apply failed with 1 conflict: conflict with \"first\": .data.a")
        #expect(try await apply(lab, "second", ["a": "2"], force: true).body["data"] == ["a": "2", "b": "1"])
        // What the first no longer applies goes, and what is the second's stays.
        #expect(try await apply(lab, "first", [:]).body["data"] == ["a": "2"])
        let managers = try await lab.send("GET", "\(maps)/shared").body[metadata: "managedFields"]?.arrayValue ?? []
        let owned = managers.map { ($0["manager"]?.stringValue ?? "", $0["fieldsV1"]?["f:data"]?.compactText ?? "") }
        #expect(owned.map(\.0) == ["first", "second"])
        #expect(owned.map(\.1) == ["{}", #"{"f:a":{}}"#], "the first still says that there are data")
    }

    @Test func `An apply of what is so already writes nothing`() async throws {
        let lab = TestLab()
        let first = try await apply(lab, "first", ["a": "1"])
        lab.advance(seconds: 60)
        #expect(try await apply(lab, "first", ["a": "1"]).version == first.version)
    }

    @Test func `Unknown fields are refused, told or dropped, as the client wants it`() async throws {
        let lab = TestLab()
        var object = Objects.configMap("a")
        object["dat"] = ["b": "2"]
        let strict = try await lab.send("POST", "\(maps)?fieldValidation=Strict", object)
        #expect(strict.status == 400)
        #expect(strict.message.hasSuffix("strict decoding error: unknown field \"dat\""))
        let warned = try await lab.send("POST", "\(maps)?fieldValidation=Warn", object)
        #expect(warned.status == 201 && warned.warnings == ["unknown field \"dat\""])
        #expect(warned.body["dat"] == nil)
        object[metadata: "name"] = "b"
        #expect(try await lab.send("POST", "\(maps)?fieldValidation=Ignore", object).warnings == [])
    }

    @Test func `Defaults are set and faults are told for every field`() async throws {
        let lab = TestLab()
        let created = try await lab.send("POST", deployments, Self.deployment)
        #expect(created.body["spec"]?["replicas"] == 1)
        #expect(created.body["spec"]?["strategy"]?["type"] == "RollingUpdate")
        var bad = Self.deployment
        bad[metadata: "name"] = "bad"
        bad[path: "spec", "replicas"] = -1
        let refused = try await lab.send("POST", deployments, bad)
        #expect(refused.status == 422)
        #expect(
            refused.message
                == "Deployment.apps \"bad\" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0"
        )
    }
}
