import ModelExchange
import Testing

@testable import Diagnosis

@Suite("What a model has to answer") struct AnswerFormatsTests {
    @Test("Evidence comes before the cause, the cause before the confidence, the confidence before the plan")
    func order() {
        let names = AnswerFormats.diagnosis.schema.members.map(\.name)
        #expect(
            names == [
                "evidence", "root_cause", "category", "object", "confidence", "plan", "advice", "needs_more",
            ])
        #expect(AnswerFormats.critique.schema.members.map(\.name) == ["evidence", "objection", "objects"])
    }

    @Test("The order is that of the text which is sent")
    func text() throws {
        let text = AnswerFormats.diagnosis.schema.text
        let places = try ["\"evidence\"", "\"root_cause\"", "\"confidence\"", "\"plan\""].map {
            try #require(text.firstRange(of: $0)?.lowerBound)
        }
        #expect(places == places.sorted())
    }

    @Test("Every object is closed, and every property required", arguments: schemas)
    func strict(name: String, schema: OrderedJSON) {
        #expect(name.count <= 64 && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
        #expect(schema["type"] == "object")
        for object in schema.objects {
            #expect(object["additionalProperties"] == false)
            #expect(object["required"] == .array(object.members.map { .string($0.name) }))
        }
    }

    @Test("No keyword is used that a strict decoder does not know", arguments: schemas)
    func keywords(name: String, schema: OrderedJSON) {
        let known: Set = ["type", "properties", "required", "additionalProperties", "items", "enum", "anyOf"]
        #expect(schema.keywords.isSubset(of: known), "\(name)")
    }

    private static let schemas: [(String, OrderedJSON)] =
        [AnswerFormats.diagnosis, AnswerFormats.critique].map { ($0.name, $0.schema) }
        + LookupTools.all.map { ($0.name, $0.parameters) }
}

extension OrderedJSON {
    /// The properties of a schema of an object.
    fileprivate var members: [Member] {
        guard case .object(let members)? = self["properties"] else { return [] }
        return members
    }

    /// The schemas of this one that are of objects, this one included.
    fileprivate var objects: [OrderedJSON] {
        let inner = subschemas.flatMap(\.objects)
        return self["type"] == "object" ? [self] + inner : inner
    }

    fileprivate var keywords: Set<String> {
        guard case .object(let members) = self else { return [] }
        return subschemas.reduce(into: Set(members.map(\.name))) { $0.formUnion($1.keywords) }
    }

    private var subschemas: [OrderedJSON] {
        var choices: [OrderedJSON] = []
        if case .array(let schemas)? = self["anyOf"] { choices = schemas }
        return members.map(\.value) + [self["items"]].compactMap(\.self) + choices
    }
}
