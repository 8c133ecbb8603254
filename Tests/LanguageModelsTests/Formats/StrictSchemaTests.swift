import Foundation
import KubernetesModel
import LanguageModels
import ModelExchange
import Testing

struct StrictSchemaTests {
    /// A schema from its text; members come in the order of their names.
    private func schema(_ text: String) throws -> OrderedJSON {
        OrderedJSON(try JSONValue(parsing: Data(text.utf8)))
    }

    private static let outside: [(String, String)] = [
        (#"{"type":"string","minLength":1}"#, "/properties/a: 'minLength' is not for every provider"),
        (#"{"type":"string","pattern":"a"}"#, "'pattern'"), (#"{"type":"number","minimum":0}"#, "'minimum'"),
        (#"{"type":"string","default":"a"}"#, "'default'"), (#"{"type":"string","format":"date"}"#, "'format'"),
        (#"{"oneOf":[{"type":"string"}]}"#, "'oneOf'"), (#"{"type":"string","not":{}}"#, "'not'"),
        (#"{"allOf":[{"type":"string"}]}"#, "'allOf'"), (#"{"type":["string","null"]}"#, "'type' is not one of JSON's"),
        (#"{"type":"text"}"#, "'type' is not one of JSON's"), (#"{"description":"d"}"#, "it has no type"),
        (#"{"type":"string","description":1}"#, "'description' is no text"), ("true", "it is no object"),
        (#"{"type":"array"}"#, "the array has no 'items'"),
        (#"{"type":"string","items":{"type":"null"}}"#, "for arrays"),
        (#"{"type":"array","items":{"type":"string"},"minItems":2}"#, "'minItems' is more than 1"),
        (#"{"type":"string","enum":[]}"#, "'enum' has no values"), (#"{"enum":["a","a"]}"#, "a value twice"),
        (#"{"enum":[["a"]]}"#, "not primitive"), (#"{"const":{}}"#, "not primitive"), (#"{"anyOf":[]}"#, "no choices"),
        (#"{"anyOf":[{"type":"array"}]}"#, "/properties/a/anyOf/0: the array has no 'items'"),
        (#"{"type":"object","required":[],"additionalProperties":false}"#, "the object has no 'properties'"),
        (#"{"type":"object","properties":{},"required":[]}"#, "'additionalProperties' is not false"),
        (#"{"type":"object","properties":{},"required":[],"additionalProperties":true}"#, "is not false"),
        (
            #"{"type":"object","properties":{"b":{"type":"null"}},"required":[],"additionalProperties":false}"#,
            "'required' does not name just the properties"
        ),
        (#"{"type":"object","properties":{},"required":["b"],"additionalProperties":false}"#, "'required' does not"),
        (#"{"type":"string","required":["b"]}"#, "'required' is for objects"),
        (##"{"$ref":"#/$defs/none"}"##, "points to no definition"),
        (##"{"$ref":"#/$defs/b","description":"d"}"##, "does not stand alone"),
        (#"{"type":"string","$defs":{}}"#, "'$defs' is below the root"),
    ]

    /// A schema whose one property has a schema.
    private static func object(of property: String) -> String {
        #"{"type":"object","properties":{"a":\#(property)},"required":["a"],"additionalProperties":false}"#
    }

    @Test(arguments: [SampleRequest.answer.schema, SampleRequest.tool.parameters])
    func `Schemas of the tests are inside`(_ schema: OrderedJSON) {
        #expect(StrictSchema.problems(in: schema).isEmpty)
    }

    @Test(arguments: [
        #"{"type":"string","enum":["a","b"],"description":"d","title":"t"}"#, #"{"const":1}"#, #"{"enum":[null,true]}"#,
        #"{"type":"array","items":{"type":"string"},"minItems":1}"#, #"{"anyOf":[{"type":"string"},{"type":"null"}]}"#,
        #"{"type":"object","properties":{},"required":[],"additionalProperties":false}"#,
        object(of: object(of: #"{"type":"boolean"}"#)),
    ])
    func `What all providers take is inside`(_ property: String) throws {
        #expect(try StrictSchema.problems(in: schema(Self.object(of: property))).isEmpty)
    }

    @Test(arguments: outside)
    func `What some provider does not take is outside, and its place is named`(
        _ property: String, _ problem: String
    ) throws {
        let problems = try StrictSchema.problems(in: schema(Self.object(of: property)))
        #expect(problems.contains { $0.contains(problem) }, "\(problems)")
    }

    @Test(arguments: [
        (#"{"type":"string"}"#, "the root is not of type object"), ("[]", "it is no object"),
        (#"{"type":"object","anyOf":[{"type":"null"}]}"#, "the root is a choice"),
    ])
    func `The root is an object and no choice`(_ text: String, _ problem: String) throws {
        let problems = try StrictSchema.problems(in: schema(text))
        #expect(problems.contains { $0.contains(problem) }, "\(problems)")
    }

    @Test func `A definition may be used twice, and never inside of itself`() throws {
        func schema(_ definition: String) throws -> OrderedJSON {
            try self.schema(
                ##"{"type":"object","properties":{"a":{"$ref":"#/$defs/d"},"b":{"$ref":"#/$defs/d"}},"##
                    + #""required":["b","a"],"additionalProperties":false,"$defs":{"d":\#(definition)}}"#)
        }
        #expect(try StrictSchema.problems(in: schema(#"{"type":"string"}"#)).isEmpty)
        let problems = try StrictSchema.problems(in: schema(Self.object(of: ##"{"$ref":"#/$defs/d"}"##)))
        #expect(problems.contains { $0.contains("leads back to itself") })
    }

    @Test func `Ten levels are enough`() throws {
        var text = #"{"type":"string"}"#
        for _ in 0..<StrictSchema.deepest - 1 { text = Self.object(of: text) }
        #expect(try StrictSchema.problems(in: schema(text)).isEmpty)
        #expect(try StrictSchema.problems(in: schema(Self.object(of: text))).contains { $0.contains("too deep") })
    }

    @Test func `Names are there once`() {
        let text: OrderedJSON = ["type": "string", "type": "string"]
        let object: OrderedJSON = [
            "type": "object", "properties": ["a": text, "a": text], "required": ["a", "a"],
            "additionalProperties": false,
        ]
        let problems = StrictSchema.problems(in: object)
        #expect(problems.contains(": a property is there twice"))
        #expect(problems.contains("/properties/a: 'type' is there twice"))
    }
}
