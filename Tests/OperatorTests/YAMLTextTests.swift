import KubernetesModel
import Testing

@testable import Operator

@Suite struct `YAML` {
    @Test(
        arguments: [
            [
                "a": "true", "b": true, "c": "1", "d": 1, "e": "1.5", "f": 1.5, "g": .null, "h": "null", "i": "",
                "j": "yes",
            ],
            [
                "text": "first\nsecond\n", "colon": "a: b", "hash": "a #b", "dash": "- a",
                "time": "2026-01-01T00:00:00Z",
            ],
            ["empty": [], "none": [:], "list": ["a", ["b": 1], [1, 2]], "*": "&x", "unicode": "é漢"],
        ] as [JSONValue])
    func `gives back what was written`(value: JSONValue) throws {
        #expect(try YAMLText.documents(in: YAMLText.text(of: [value, value])) == [value, value])
    }

    @Test func `resolves anchors and passes over empty documents`() throws {
        let text = "a: &x {b: 1}\nc: *x\n---\n---\nd: 2\n"
        #expect(try YAMLText.documents(in: text) == [["a": ["b": 1], "c": ["b": 1]], ["d": 2]])
    }

    @Test func `keeps long texts in one line`() throws {
        let text = String(repeating: "word ", count: 60) + "end"
        #expect(try YAMLText.text(of: [["text": .string(text)]]) == "---\ntext: \(text)\n")
    }
}
