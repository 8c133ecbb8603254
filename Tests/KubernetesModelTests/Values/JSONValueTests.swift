import Foundation
import KubernetesModel
import Testing

@Suite struct JSONValueTests {
    @Test(
        arguments: [
            ("null", nil), (" true ", true), ("false", false), ("0", 0), ("-12", -12), ("1.5", 1.5), ("1e3", 1000),
            ("2.0", 2),
            ("9223372036854775807", .integer(.max)), ("9223372036854775808", .number(9_223_372_036_854_775_808)),
            (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e9\ud83d\ude00""#, "é😀"),
            (#""\ud83d x\udc00""#, "\u{fffd} x\u{fffd}"), (#""\ud83dA""#, "\u{fffd}A"),
            ("[]", []), ("[1, [2], {}]", [1, [2], [:]]),
            (#"{"a":{"b":[null]}, "c" : "" }"#, ["a": ["b": [nil]], "c": ""]),
            (#"{"a":1,"a":2}"#, ["a": 2]),
        ] as [(String, JSONValue)])
    func `JSON is read`(text: String, expected: JSONValue) throws {
        #expect(try JSONValue(parsing: Data(text.utf8)) == expected)
    }

    @Test(arguments: [
        "", " ", "nul", "nulx", "tru", "01", "-", "1.", ".5", "1e", "+1", "[", "[1", "[1,", "[1,]", "[1 2]", "{",
        "{a:1}", #"{"a"}"#,
        #"{"a":}"#, #"{"a":1"#, #"{"a":1,}"#, #"""#, #""a"#, #""\x""#, #""\u12""#, #""\u12zz""#, "\"\n\"", "1 2", "]",
        "1e999", "\u{0}",
    ])
    func `what is no JSON is an error`(text: String) {
        #expect(throws: WireError.self) { try JSONValue(parsing: Data(text.utf8)) }
    }

    @Test func `invalid UTF-8 is repaired`() throws {
        #expect(try JSONValue(parsing: Data([0x22, 0x61, 0xff, 0x62, 0x22])) == "a\u{fffd}b")
        #expect(try JSONValue(parsing: Data([0x22, 0xff, 0x5c, 0x6e, 0x22])) == "\u{fffd}\n")
    }

    @Test(arguments: ["[", #"{"a":"#]) func `nesting without end is an error`(opening: String) {
        let text = String(repeating: opening, count: 100_000)
        #expect(throws: WireError(.malformed, "")) { try JSONValue(parsing: Data(text.utf8)) }
    }

    @Test func `no prefix of a document is taken for the document`() throws {
        let document = Data(#"{"kind":"Pod","n":[1,2.5,true,null,"x\u00e9\n"],"o":{"p":{}}}"#.utf8)
        for count in 0..<document.count {
            #expect(throws: WireError.self) { try JSONValue(parsing: document.prefix(count)) }
        }
        #expect(try JSONValue(parsing: document)["n"]?[1] == 2.5)
    }

    @Test func `both ways to read JSON agree on what a server sent`() throws {
        for name in ["Pod", "Deployment", "Event", "Node"] {
            let data = try Fixture.data("\(name).json")
            let parsed = try JSONValue(parsing: data)
            #expect(try KubernetesJSON.makeDecoder().decode(JSONValue.self, from: data) == parsed)
            #expect(try KubernetesJSON.decode(JSONValue.self, from: data) == parsed)
            #expect(try JSONValue(parsing: Data(parsed.compactText.utf8)) == parsed)
        }
    }

    @Test func `the compact text is in the order of names, escaped`() {
        let value: JSONValue = ["b": [1, 2.5, nil, true], "a": "x\"\\\n\u{1}é", "c": [:]]
        #expect(value.compactText == #"{"a":"x\"\\\n\u0001é","b":[1,2.5,null,true],"c":{}}"#)
    }

    @Test func `a path reaches into objects and makes them`() {
        var value: JSONValue = ["spec": ["replicas": 3]]
        #expect(value[path: "spec", "replicas"] == 3)
        #expect(value[path: "spec", "absent", "deeper"] == nil)
        value[path: "spec", "template", "name"] = "x"
        #expect(value == ["spec": ["replicas": 3, "template": ["name": "x"]]])
        value[path: "spec", "replicas"] = nil
        #expect(value[path: "spec", "replicas"] == nil)
        #expect(value["spec"]?[0] == nil)
    }
}
