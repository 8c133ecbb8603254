import Foundation
import KubernetesModel
import Testing

@Suite struct PatchTests {
    @Test(arguments: [
        (["metadata", "annotations", "a/b"], "/metadata/annotations/a~1b"), (["x~y"], "/x~0y"), (["~1"], "/~01"),
        ([], ""),
        (["spec", "containers", "0"], "/spec/containers/0"), ([""], "/"),
    ])
    func `a pointer escapes what would divide its steps`(steps: [String], text: String) {
        #expect(JSONPointer(steps).description == text)
    }

    @Test func `a JSON patch is a list of operations`() throws {
        let patch = Patch.json([
            .test(["metadata", "uid"], "x"), .add(["spec", "paused"], true), .replace(["spec", "replicas"], nil),
            .remove(["spec", "a/b"]),
        ])
        #expect(patch.contentType == "application/json-patch+json")
        #expect(
            try JSONValue(parsing: patch.body()) == [
                ["op": "test", "path": "/metadata/uid", "value": "x"],
                ["op": "add", "path": "/spec/paused", "value": true],
                ["op": "replace", "path": "/spec/replicas", "value": nil],
                ["op": "remove", "path": "/spec/a~1b"],
            ])
    }

    @Test func `each form names itself to the API server`() throws {
        let value: JSONValue = ["spec": ["replicas": 1, "gone": nil]]
        let forms: [(Patch, String)] = [
            (.merge(value), "application/merge-patch+json"),
            (.strategicMerge(value), "application/strategic-merge-patch+json"),
            (.apply(value), "application/apply-patch+yaml"),
        ]
        for (patch, contentType) in forms {
            #expect(patch.contentType == contentType)
            #expect(try JSONValue(parsing: patch.body()) == value)
        }
    }
}
