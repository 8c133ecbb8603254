import KubernetesModel
import Testing

@testable import APIMachinery

struct StrategicMergePatchTests {
    @Test(
        "A pod is merged list by list",
        arguments: [
            // An element with a key that is there is merged, others stay.
            (
                #"{"containers":[{"name":"a","image":"a:1"},{"name":"b","image":"b:1"}]}"#,
                #"{"containers":[{"name":"b","image":"b:2"}]}"#,
                #"{"containers":[{"name":"a","image":"a:1"},{"name":"b","image":"b:2"}]}"#
            ),
            // A new one comes before those that the patch does not name.
            (
                #"{"containers":[{"name":"a"}]}"#, #"{"containers":[{"name":"b"}]}"#,
                #"{"containers":[{"name":"b"},{"name":"a"}]}"#
            ),
            (
                #"{"containers":[{"name":"a"},{"name":"b"}]}"#, #"{"containers":[{"$patch":"delete","name":"a"}]}"#,
                #"{"containers":[{"name":"b"}]}"#
            ),
            (
                #"{"containers":[{"name":"a"},{"name":"b"}]}"#,
                #"{"containers":[{"name":"c"},{"$patch":"replace"}]}"#, #"{"containers":[{"name":"c"}]}"#
            ),
            // Lists without a merge strategy are replaced.
            (
                #"{"containers":[{"name":"a","args":["x","y"]}]}"#, #"{"containers":[{"name":"a","args":["z"]}]}"#,
                #"{"containers":[{"name":"a","args":["z"]}]}"#
            ),
            (#"{"tolerations":[{"key":"a"}]}"#, #"{"tolerations":[{"key":"b"}]}"#, #"{"tolerations":[{"key":"b"}]}"#),
            // Objects.
            (
                #"{"nodeSelector":{"a":"1","b":"2"}}"#, #"{"nodeSelector":{"a":null,"c":"3"}}"#,
                #"{"nodeSelector":{"b":"2","c":"3"}}"#
            ),
            (
                #"{"nodeSelector":{"a":"1"}}"#, #"{"nodeSelector":{"$patch":"replace","c":"3"}}"#,
                #"{"nodeSelector":{"c":"3"}}"#
            ),
            (#"{"nodeSelector":{"a":"1"}}"#, #"{"nodeSelector":{"$patch":"delete"}}"#, #"{"nodeSelector":{}}"#),
            (#"{"hostname":"a"}"#, #"{"hostname":null}"#, #"{}"#),
            (
                #"{}"#, #"{"containers":[{"name":"a","image":null,"$patch":"delete"},{"name":"b"}]}"#,
                #"{"containers":[{"name":"b"}]}"#
            ),
            // A volume keeps one source.
            (
                #"{"volumes":[{"name":"v","emptyDir":{}}]}"#,
                #"{"volumes":[{"$retainKeys":["name","configMap"],"name":"v","configMap":{"name":"c"}}]}"#,
                #"{"volumes":[{"name":"v","configMap":{"name":"c"}}]}"#
            ),
            // The order that the patch wants.
            (
                #"{"containers":[{"name":"a"},{"name":"b"},{"name":"c"}]}"#,
                #"{"$setElementOrder/containers":[{"name":"c"},{"name":"a"}]}"#,
                #"{"containers":[{"name":"b"},{"name":"c"},{"name":"a"}]}"#
            ),
            (
                #"{"containers":[{"name":"a"},{"name":"b"}]}"#,
                #"{"$setElementOrder/containers":[{"name":"b"},{"name":"a"}],"containers":[{"name":"b","image":"b:2"}]}"#,
                #"{"containers":[{"name":"b","image":"b:2"},{"name":"a"}]}"#
            ),
        ])
    func pod(original: String, patch: String, result: String) throws {
        let schema = try #require(BuiltinSchemas.schema(type: "core.v1.PodSpec"))
        let merged = try StrategicMergePatch(JSONValue(text: patch), schema: schema).apply(
            to: JSONValue(text: original))
        #expect(merged == (try JSONValue(text: result)))
    }

    @Test func `Texts of a set are added and taken away`() throws {
        let schema = try #require(BuiltinSchemas.schema(group: "", version: "v1", kind: "ConfigMap"))
        let original = try JSONValue(text: #"{"metadata":{"finalizers":["a","b"]}}"#)
        let added = try StrategicMergePatch(JSONValue(text: #"{"metadata":{"finalizers":["b","c"]}}"#), schema: schema)
        #expect(try added.apply(to: original) == JSONValue(text: #"{"metadata":{"finalizers":["a","b","c"]}}"#))
        let deleted = try StrategicMergePatch(
            JSONValue(text: #"{"metadata":{"$deleteFromPrimitiveList/finalizers":["a"]}}"#), schema: schema)
        #expect(try deleted.apply(to: original) == JSONValue(text: #"{"metadata":{"finalizers":["b"]}}"#))
    }

    @Test(
        "What the server cannot merge it says in its words",
        arguments: [
            (#"{"containers":[{"image":"web:9"}]}"#, "map: map[image:web:9] does not contain declared merge key: name"),
            (
                #"{"containers":[{"$patch":"turn","name":"web"}]}"#,
                "unknown patch type: turn in map: map[$patch:turn name:web]"
            ),
            (
                #"{"containers":[{"name":"web","$retainKeys":["name"],"image":"x"}]}"#,
                "invalid patch format of retainKeys"
            ),
        ])
    func failures(patch: String, message: String) throws {
        let schema = try #require(BuiltinSchemas.schema(type: "core.v1.PodSpec"))
        let patch = try StrategicMergePatch(JSONValue(text: patch), schema: schema)
        let error = #expect(throws: PatchError.self) {
            try patch.apply(to: JSONValue(text: #"{"containers":[{"name":"web","image":"web:1"}]}"#))
        }
        #expect(error == PatchError(.failed, message))
    }
}
