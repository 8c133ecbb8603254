import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Diagnosis

@Suite("A second model's objection") struct CritiqueAnswerTests {
    private let dossier = Scene.all[0].dossier

    private func critique(_ objects: JSONValue, _ words: JSONValue, _ evidence: JSONValue) throws -> CritiqueAnswer {
        let text = JSONValue.object(["objects": objects, "objection": words, "evidence": evidence]).compactText
        return try CritiqueAnswer(text, dossier: dossier)
    }

    @Test("An objection counts with the evidence that it cites")
    func objects() throws {
        let answer = try critique(true, "The old image is gone too.", [["id": "e1", "shows": "x"], ["id": "e3"]])
        #expect(answer.objection == "The old image is gone too. (e1, e3)")
        #expect(answer.dropped == 0)
    }

    @Test(
        "Without evidence that exists, words that can be checked, or a plain yes, it is none",
        arguments: [
            (true, "It is wrong.", []), (true, "It is wrong.", [["id": "e77"]]), (true, "", [["id": "e1"]]),
            (true, "Ask 'ghost-9-x'.", [["id": "e1"]]), (false, "It is wrong.", [["id": "e1"]]),
            ("true", "It is wrong.", [["id": "e1"]]), (1, "It is wrong.", [["id": "e1"]]), (.null, .null, .null),
        ] as [(JSONValue, JSONValue, JSONValue)])
    func none(objects: JSONValue, words: JSONValue, evidence: JSONValue) throws {
        #expect(try critique(objects, words, evidence).objection == nil)
    }

    @Test("What is no JSON is no critique", arguments: ["", "yes, I object", "{"])
    func noAnswer(text: String) {
        #expect(throws: AnswerProblem.self) { try CritiqueAnswer(text, dossier: dossier) }
    }
}
