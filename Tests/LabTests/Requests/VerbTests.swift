import KubernetesModel
import Testing

@testable import Lab

struct VerbTests {
    private let maps = "/api/v1/namespaces/default/configmaps"

    @Test func `An object is created, read, replaced, patched and deleted`() async throws {
        let lab = TestLab()
        let created = try await lab.send("POST", maps, Objects.configMap("a"))
        #expect(created.status == 201)
        #expect(created.body["kind"] == "ConfigMap" && created.body["apiVersion"] == "v1")
        #expect(created.body[metadata: "creationTimestamp"] == "2026-05-28T20:26:40Z")
        #expect(created.body.uid.count == 36)

        var changed = created.body
        changed["data"] = ["a": "2"]
        let replaced = try await lab.send("PUT", "\(maps)/a", changed)
        #expect(replaced.status == 200 && replaced.body["data"] == ["a": "2"])
        #expect(replaced.body.uid == created.body.uid)
        let late = try await lab.send("PUT", "\(maps)/a", changed)
        #expect(late.status == 409 && late.reason == "Conflict")

        let patched = try await lab.send(
            "PATCH", "\(maps)/a", ["data": ["b": "3"]], type: "application/merge-patch+json")
        #expect(patched.body["data"] == ["a": "2", "b": "3"])
        let same = try await lab.send("PATCH", "\(maps)/a", ["data": ["b": "3"]], type: "application/merge-patch+json")
        #expect(same.version == patched.version, "nothing changed, so nothing was written")

        let deleted = try await lab.send("DELETE", "\(maps)/a")
        #expect(deleted.body["status"] == "Success" && deleted.body["details"]?["kind"] == "configmaps")
        #expect(try await lab.send("GET", "\(maps)/a").status == 404)
    }

    @Test func `A dry run answers as the write would, and writes nothing`() async throws {
        let lab = TestLab()
        let before = lab.server.store.revision
        let created = try await lab.send("POST", "\(maps)?dryRun=All", Objects.configMap("a"))
        #expect(created.status == 201 && created.version.isEmpty)
        #expect(lab.server.store.revision == before)
        #expect(try await lab.send("GET", "\(maps)/a").status == 404)
    }

    @Test func `A generated name has the prefix and five characters more`() async throws {
        let lab = TestLab()
        let created = try await lab.send("POST", maps, ["metadata": ["generateName": "job-"]])
        #expect(created.body.name.wholeMatch(of: /job-[bcdfghjklmnpqrstvwxz2-9]{5}/) != nil)
    }

    @Test func `A generation is made by a change of the spec and by nothing else`() async throws {
        let lab = TestLab()
        let path = "/apis/apps/v1/namespaces/default/replicasets"
        let template: JSONValue = [
            "metadata": ["labels": ["app": "web"]], "spec": ["containers": [["name": "main", "image": "web:1"]]],
        ]
        let body: JSONValue = [
            "metadata": ["name": "web"],
            "spec": ["replicas": 1, "selector": ["matchLabels": ["app": "web"]], "template": template],
        ]
        #expect(try await lab.send("POST", path, body).body.generation == 1)
        let merge = "application/merge-patch+json"
        let labelled = try await lab.send("PATCH", "\(path)/web", ["metadata": ["labels": ["a": "b"]]], type: merge)
        #expect(labelled.body.generation == 1)
        let scaled = try await lab.send("PATCH", "\(path)/web", ["spec": ["replicas": 3]], type: merge)
        #expect(scaled.body.generation == 2)
        let status = try await lab.send(
            "PATCH", "\(path)/web/status", ["status": ["replicas": 3], "spec": ["replicas": 9]], type: merge)
        #expect(status.body.generation == 2 && status.body["spec"]?["replicas"] == 3)
        #expect(status.body["status"]?["replicas"] == 3)
        let untouched = try await lab.send("PATCH", "\(path)/web", ["status": ["replicas": 7]], type: merge)
        #expect(untouched.body["status"]?["replicas"] == 3)
    }

    @Test func `Replicas are read and set through the subresource scale`() async throws {
        let lab = TestLab()
        let path = "/apis/apps/v1/namespaces/default/replicasets"
        let body: JSONValue = [
            "metadata": ["name": "web"],
            "spec": [
                "replicas": 1, "selector": ["matchLabels": ["app": "web"]],
                "template": [
                    "metadata": ["labels": ["app": "web"]],
                    "spec": ["containers": [["name": "main", "image": "web:1"]]],
                ],
            ],
        ]
        try await lab.send("POST", path, body)
        var scale = try await lab.send("GET", "\(path)/web/scale").body
        #expect(scale["kind"] == "Scale" && scale["status"]?["selector"] == "app=web")
        scale["spec"] = ["replicas": 4]
        let scaled = try await lab.send("PUT", "\(path)/web/scale", scale)
        #expect(scaled.body["spec"]?["replicas"] == 4)
        #expect(try await lab.send("GET", "\(path)/web").body["spec"]?["replicas"] == 4)
        #expect(try await lab.send("PUT", "\(path)/web/scale", scale).status == 409, "its version is an old one by now")
    }

    struct Refusal: CustomTestStringConvertible {
        let why: String
        let method: String
        let path: String
        var text = ""
        var type: String?
        var accept: String?
        let status: Int
        let message: String

        var testDescription: String { why }
    }

    @Test(
        "Bad requests are answered as the real server answers them",
        arguments: [
            Refusal(
                why: "no JSON", method: "POST", path: "/api/v1/namespaces/default/configmaps", text: "hello",
                status: 400,
                message: "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; "
                    + "json parse error: invalid character 'h' looking for beginning of value (68656c6c6f)"),
            Refusal(
                why: "no body", method: "POST", path: "/api/v1/namespaces/default/configmaps", status: 400,
                message: "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; "
                    + "json parse error: unexpected end of JSON input (<empty>)"),
            Refusal(
                why: "another namespace", method: "POST", path: "/api/v1/namespaces/default/configmaps",
                text: #"{"metadata":{"name":"a","namespace":"other"}}"#, status: 400,
                message: "the namespace of the provided object does not match the namespace sent on the request"),
            Refusal(
                why: "no name", method: "POST", path: "/api/v1/namespaces/default/configmaps", text: "{}", status: 422,
                message: "ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is required"),
            Refusal(
                why: "a namespace that is not there", method: "POST", path: "/api/v1/namespaces/none/configmaps",
                text: #"{"metadata":{"name":"a"}}"#, status: 404, message: "namespaces \"none\" not found"),
            Refusal(
                why: "an unknown resource", method: "GET", path: "/api/v1/unknowns", status: 404,
                message: "the server could not find the requested resource"),
            Refusal(
                why: "a method that the path has not", method: "PUT", path: "/api/v1/namespaces/default/configmaps",
                text: "{}", status: 405, message: "the server does not allow this method on the requested resource"),
            Refusal(
                why: "a content type", method: "POST", path: "/api/v1/namespaces/default/configmaps", text: "{}",
                type: "text/plain", status: 415,
                message: "the body of the request was in an unknown format - accepted media types include: "
                    + "application/json, application/yaml, application/vnd.kubernetes.protobuf"),
            Refusal(
                why: "a patch's type", method: "PATCH", path: "/api/v1/namespaces/default/configmaps/a", text: "{}",
                type: "application/json", status: 415,
                message: "415: Unsupported Media Type"),
            Refusal(
                why: "protobuf alone", method: "GET", path: "/api/v1/namespaces/default/configmaps",
                accept: "application/vnd.kubernetes.protobuf", status: 406,
                message: "only the following media types are accepted: application/json, application/yaml, "
                    + "application/vnd.kubernetes.protobuf"),
            Refusal(
                why: "a field that cannot select", method: "GET",
                path: "/api/v1/namespaces/default/pods?fieldSelector=spec.x%3D1", status: 400,
                message: "field label not supported: spec.x"),
            Refusal(
                why: "a label selector", method: "GET",
                path: "/api/v1/namespaces/default/pods?labelSelector=a%3Db%3Dc", status: 400,
                message: "found '=', expected: ',' or 'end of string'"),
            Refusal(
                why: "a version that is to come", method: "GET",
                path: "/api/v1/namespaces/default/configmaps/a?resourceVersion=99999999", status: 504,
                message: "Timeout: Too large resource version: 99999999, current: "),
        ])
    func refuses(_ refusal: Refusal) async throws {
        let lab = TestLab()
        let answer = try await lab.send(
            refusal.method, refusal.path, bytes: Array(refusal.text.utf8), type: refusal.type, accept: refusal.accept)
        #expect(answer.status == refusal.status)
        #expect(answer.body["kind"] == "Status" && answer.body["code"]?.intValue == refusal.status)
        #expect(answer.message.hasPrefix(refusal.message), "\(answer.message)")
    }

    @Test func `Protobuf is accepted where JSON is accepted too`() async throws {
        let answer = try await TestLab().send(
            "GET", "/api/v1/namespaces", accept: "application/vnd.kubernetes.protobuf,application/json")
        #expect(answer.status == 200 && answer.contentType == "application/json")
    }
}
