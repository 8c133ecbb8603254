import KubernetesModel
import Testing

@testable import APIMachinery

struct JSONPatchTests {
    /// RFC 6902, appendix A.1 to A.16, less A.13, which is about texts that are no JSON.
    @Test(
        "A JSON patch does what RFC 6902 says",
        arguments: [
            (#"{"foo":"bar"}"#, #"[{"op":"add","path":"/baz","value":"qux"}]"#, #"{"baz":"qux","foo":"bar"}"#),
            (
                #"{"foo":["bar","baz"]}"#, #"[{"op":"add","path":"/foo/1","value":"qux"}]"#,
                #"{"foo":["bar","qux","baz"]}"#
            ),
            (#"{"baz":"qux","foo":"bar"}"#, #"[{"op":"remove","path":"/baz"}]"#, #"{"foo":"bar"}"#),
            (#"{"foo":["bar","qux","baz"]}"#, #"[{"op":"remove","path":"/foo/1"}]"#, #"{"foo":["bar","baz"]}"#),
            (
                #"{"baz":"qux","foo":"bar"}"#, #"[{"op":"replace","path":"/baz","value":"boo"}]"#,
                #"{"baz":"boo","foo":"bar"}"#
            ),
            (
                #"{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}"#,
                #"[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]"#,
                #"{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}"#
            ),
            (
                #"{"foo":["all","grass","cows","eat"]}"#, #"[{"op":"move","from":"/foo/1","path":"/foo/3"}]"#,
                #"{"foo":["all","cows","eat","grass"]}"#
            ),
            (
                #"{"baz":"qux","foo":["a",2,"c"]}"#,
                #"[{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}]"#,
                #"{"baz":"qux","foo":["a",2,"c"]}"#
            ),
            (
                #"{"foo":"bar"}"#, #"[{"op":"add","path":"/child","value":{"grandchild":{}}}]"#,
                #"{"foo":"bar","child":{"grandchild":{}}}"#
            ),
            (
                #"{"foo":"bar"}"#, #"[{"op":"add","path":"/baz","value":"qux","xyz":123}]"#,
                #"{"foo":"bar","baz":"qux"}"#
            ),
            (#"{"/":9,"~1":10}"#, #"[{"op":"test","path":"/~01","value":10}]"#, #"{"/":9,"~1":10}"#),
            (
                #"{"foo":["bar"]}"#, #"[{"op":"add","path":"/foo/-","value":["abc","def"]}]"#,
                #"{"foo":["bar",["abc","def"]]}"#
            ),
            (#"{"a":{"b":[1]}}"#, #"[{"op":"copy","from":"/a/b","path":"/c"}]"#, #"{"a":{"b":[1]},"c":[1]}"#),
            (#"{"a":[1,2,3]}"#, #"[{"op":"remove","path":"/a/-1"}]"#, #"{"a":[1,2]}"#),
            (#"{"a":1.0}"#, #"[{"op":"test","path":"/a","value":1}]"#, #"{"a":1.0}"#),
            (#"{"a":1}"#, #"[{"op":"test","path":"/b","value":null}]"#, #"{"a":1}"#),
        ])
    func applies(original: String, patch: String, result: String) throws {
        #expect(try JSONPatch(JSONValue(text: patch)).apply(to: JSONValue(text: original)) == JSONValue(text: result))
    }

    @Test(
        "An operation that cannot be applied voids the patch",
        arguments: [
            (#"{"baz":"qux"}"#, #"[{"op":"test","path":"/baz","value":"bar"}]"#),
            (#"{"foo":"bar"}"#, #"[{"op":"add","path":"/baz/bat","value":"qux"}]"#),
            (#"{"/":9,"~1":10}"#, #"[{"op":"test","path":"/~01","value":"10"}]"#),
            (#"{"a":1}"#, #"[{"op":"remove","path":"/b"}]"#),
            (#"{"a":1}"#, #"[{"op":"replace","path":"/b","value":1}]"#),
            (#"{"a":[1]}"#, #"[{"op":"add","path":"/a/3","value":1}]"#),
            (#"{"a":[1]}"#, #"[{"op":"remove","path":"/a/01"}]"#),
            (#"{"a":[1]}"#, #"[{"op":"remove","path":"a"}]"#),
            (#"{"a":[1]}"#, #"[{"op":"turn","path":"/a"}]"#),
            (#"{"a":[1]}"#, #"[{"op":"move","path":"/a"}]"#),
            (#"{"a":{}}"#, #"[{"op":"move","from":"/a","path":"/a/b"}]"#),
        ])
    func fails(original: String, patch: String) throws {
        let patch = try JSONPatch(JSONValue(text: patch))
        let error = #expect(throws: PatchError.self) { try patch.apply(to: JSONValue(text: original)) }
        #expect(error?.reason == .inapplicable)
    }

    @Test func `What is no list is no patch`() {
        let error = #expect(throws: PatchError.self) { try JSONPatch(["op": "remove"]) }
        #expect(error == PatchError(.malformed, "json: cannot unmarshal object into Go value of type jsonpatch.Patch"))
    }

    @Test func `The server takes ten thousand operations and no more`() throws {
        let operation: JSONValue = ["op": "add", "path": "/a", "value": 1]
        _ = try JSONPatch(.array(Array(repeating: operation, count: 10_000)))
        let error = #expect(throws: PatchError.self) {
            try JSONPatch(.array(Array(repeating: operation, count: 10_001)))
        }
        #expect(error?.reason == .tooLarge)
    }

    @Test func `Copies of copies do not grow without bound`() throws {
        let copy: JSONValue = ["op": "copy", "from": "", "path": "/a"]
        let patch = try JSONPatch(.array(Array(repeating: copy, count: 1000)))
        let error = #expect(throws: PatchError.self) {
            try patch.apply(to: ["b": .string(String(repeating: "x", count: 1000))])
        }
        #expect(error?.reason == .inapplicable)
    }
}
