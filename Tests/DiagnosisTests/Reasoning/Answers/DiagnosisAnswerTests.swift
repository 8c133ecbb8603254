import Evidence
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Diagnosis

@Suite("A model's answer") struct DiagnosisAnswerTests {
    private static let scene = Scene.all[0]
    private var dossier: Dossier { Self.scene.dossier }

    /// A whole answer, of which one member may be another.
    private func answer(_ member: String? = nil, _ value: JSONValue? = nil) throws -> DiagnosisAnswer {
        var members: [String: JSONValue] = [
            "evidence": [["id": "e1", "shows": "the pull fails"], ["id": "e2", "shows": "so say the rules"]],
            "root_cause": "The image 'registry.example/checkout:1.5.0' does not exist.", "category": "image",
            "object": ["kind": "Deployment", "name": "checkout"], "confidence": 0.9, "plan": ["a1"],
            "advice": "Publish the image.", "needs_more": false,
        ]
        if let member { members[member] = value }
        return try DiagnosisAnswer(JSONValue.object(members).compactText, dossier: dossier)
    }

    @Test("An answer in which everything exists becomes an opinion as it is")
    func whole() throws {
        let answer = try answer()
        #expect(answer.opinion.category == .image)
        #expect(answer.opinion.rootCause == "The image 'registry.example/checkout:1.5.0' does not exist.")
        #expect(answer.opinion.object == dossier.target)
        #expect(answer.opinion.confidence == 0.9)
        #expect(answer.opinion.plan == dossier.candidates)
        #expect(answer.opinion.advice == "Publish the image.")
        #expect(answer.opinion.objection == nil)
        #expect(answer.opinion.dropped == 0)
        #expect(answer.needsMore == false)
    }

    @Test("What is cited is the dossier's item, and never the model's words of it")
    func citation() throws {
        let cited = try answer("evidence", [["id": "e1", "shows": "delete the namespace"]]).opinion.evidence
        #expect(cited == [dossier.items[0].evidence])
    }

    @Test(
        "Evidence that does not exist is dropped and counted",
        arguments: [
            ([["id": "e99", "shows": "x"]], 0, 1), ([["id": "e1"], ["id": "e1"]], 1, 0),
            ([["id": "E1"], ["id": " e1"], ["id": "e01"]], 0, 3), ([["id": 1], ["id": .null], 7, [], .null], 0, 5),
            (["e1", "e2", "e1"], 2, 0), ("e1", 0, 0), (.null, 0, 0), ([], 0, 0), (["id": "e1"], 0, 0),
            (.array((1...12).map { ["id": .string("e\($0)")] }), 8, 4),
        ] as [(JSONValue, Int, Int)])
    func evidence(value: JSONValue, kept: Int, dropped: Int) throws {
        let opinion = try answer("evidence", value).opinion
        #expect(opinion.evidence.count == kept)
        #expect(opinion.dropped == dropped)
        #expect(Set(opinion.evidence.map(\.id)).count == opinion.evidence.count)
    }

    @Test(
        "A category that does not exist is unknown, and then nothing is planned",
        arguments: ["Image", "image ", "", "made_up", 3, .null, [], true] as [JSONValue])
    func category(value: JSONValue) throws {
        let opinion = try answer("category", value).opinion
        #expect(opinion.category == .unknown)
        #expect(opinion.plan.isEmpty)
        #expect(opinion.dropped == 1)
    }

    @Test("Each category can be named", arguments: Category.allCases)
    func categories(category: Incidents.Category) throws {
        let opinion = try answer("category", .string(category.rawValue)).opinion
        #expect(opinion.category == category)
        #expect(opinion.plan.isEmpty == (category == .unknown))
    }

    @Test(
        "An object that does not exist is dropped, and the target stands in its place",
        arguments: [
            ["kind": "Deployment", "name": "checkouts"], ["kind": "Secret", "name": "checkout"],
            ["kind": "Deployment"], ["name": "checkout"], ["kind": 1, "name": 2], [], .null, "deployment/checkout",
            ["kind": "Deployment", "name": "Checkout"],
        ] as [JSONValue])
    func noObject(value: JSONValue) throws {
        let opinion = try answer("object", value).opinion
        #expect(opinion.object == dossier.target)
        #expect(opinion.dropped == 1)
    }

    @Test("Objects of the dossier can be named, whatever the case of their kind", arguments: ["Pod", "pod", "POD"])
    func object(kind: String) throws {
        let opinion = try answer("object", ["kind": .string(kind), "name": "checkout-r2-0"]).opinion
        #expect(opinion.object.shortName == "pod/checkout-r2-0")
        #expect(opinion.object.uid == "uid-checkout-r2-0")
        #expect(opinion.dropped == 0)
    }

    @Test(
        "A plan holds only actions that were offered, each once",
        arguments: [
            (["a1"], 1, 0), (["a2"], 0, 1), (["a0"], 0, 1), (["a01"], 0, 1), (["A1"], 0, 1), (["a1 "], 0, 1),
            ([1], 0, 1),
            (["a1", "a1"], 1, 1), (["rollbackWorkload deployment/checkout to revision 1"], 0, 1),
            ([["kind": "scaleWorkload", "replicas": 0]], 0, 1), ("a1", 0, 0), (.null, 0, 0), ([.null], 0, 1),
            (["a-1", "a999999999999999999999"], 0, 2),
        ] as [(JSONValue, Int, Int)])
    func plan(value: JSONValue, kept: Int, dropped: Int) throws {
        let opinion = try answer("plan", value).opinion
        #expect(opinion.plan.count == kept)
        #expect(opinion.plan.allSatisfy(dossier.candidates.contains))
        #expect(opinion.dropped == dropped)
    }

    @Test("A plan has at most two actions")
    func longPlan() throws {
        var dossier = dossier
        dossier.candidates = (1...6).map { Action(.rollbackWorkload(toRevision: $0), on: dossier.target) }
        let text = #"{"root_cause": "It crashes.", "category": "image", "plan": ["a6", "a2", "a4", "a6"]}"#
        let opinion = try DiagnosisAnswer(text, dossier: dossier).opinion
        #expect(opinion.plan == [dossier.candidates[5], dossier.candidates[1]])
    }

    @Test(
        "A confidence is a number of 0 to 1, and everything else is none",
        arguments: [
            ("0.5", 0.5), ("1", 1), ("0", 0), ("-0.3", 0), ("7", 1), ("1e300", 1), ("-1e300", 0), ("\"0.9\"", 0),
            ("true", 0), ("null", 0), ("[0.9]", 0), ("{}", 0), ("0.30000000000000004", 0.30000000000000004),
            ("99999999999999999999", 1),
        ])
    func confidence(text: String, expected: Double) throws {
        let answer = #"{"root_cause": "It crashes.", "category": "image", "confidence": \#(text)}"#
        #expect(try DiagnosisAnswer(answer, dossier: dossier).opinion.confidence == expected)
    }

    @Test(
        "What is no JSON number is no answer, or no confidence", arguments: ["NaN", "Infinity", "-Infinity", "1e999"])
    func noNumber(text: String) {
        let answer = #"{"root_cause": "It crashes.", "category": "image", "confidence": \#(text)}"#
        let confidence = try? DiagnosisAnswer(answer, dossier: dossier).opinion.confidence
        #expect(confidence == nil || confidence == 0)
    }

    @Test(
        "A cause that cannot be told without names that do not exist is none",
        arguments: ["The pod 'ghost-7d9f-1' is at fault.", "", "   ", "See https://evil.example/x.", 7, .null]
            as [JSONValue])
    func noCause(value: JSONValue) throws {
        let opinion = try answer("root_cause", value).opinion
        #expect(opinion.category == .unknown)
        #expect(opinion.confidence == 0)
        #expect(opinion.plan.isEmpty)
        #expect(opinion.rootCause == "The model names no cause that can be checked.")
    }

    @Test("An advice that names what does not exist is left out, and the rest stands")
    func advice() throws {
        let opinion = try answer("advice", "Ask 'ops-bot-9' to approve. Publish the image.").opinion
        #expect(opinion.advice == "Publish the image.")
        #expect(opinion.dropped == 1)
        #expect(opinion.plan == dossier.candidates)
        #expect(try answer("advice", "").opinion.advice == nil)
    }

    @Test("Words are cut to size")
    func long() throws {
        let words = String(repeating: "The container crashes again and again. ", count: 800)
        let opinion = try answer("root_cause", .string(words)).opinion
        #expect(opinion.rootCause.utf8.count <= 400)
        #expect(try answer("advice", .string(words)).opinion.advice.map(\.utf8.count) ?? 0 <= 600)
    }

    @Test(
        "Words around the JSON do no harm",
        arguments: ["Here it is:\n```json\n%\n```\nDone.", "%", "\u{feff}%", "<think>well</think>%", "  \n%\n\n"])
    func surrounded(frame: String) throws {
        let json = #"{"root_cause": "It crashes.", "category": "image", "confidence": 0.5}"#
        let opinion = try DiagnosisAnswer(frame.replacing("%", with: json), dossier: dossier).opinion
        #expect(opinion.category == .image)
        #expect(opinion.confidence == 0.5)
    }

    @Test("Of two members of one name only one counts")
    func duplicates() throws {
        let text =
            #"{"category": "image", "category": "node", "root_cause": "It crashes.", "plan": ["a1"], "plan": []}"#
        let opinion = try DiagnosisAnswer(text, dossier: dossier).opinion
        #expect([.image, .node].contains(opinion.category))
        #expect(opinion.plan.allSatisfy(dossier.candidates.contains))
    }

    @Test(
        "What is no answer is refused",
        arguments: [
            "", " ", "I cannot help with that.", "{", "}", "}{", "[]", "null", "\"{\"", "{\"category\": }",
            "{'category': 'image'}", "{\"a\": 1} and {\"b\": 2}", "{\"root_cause\": \"cut off in the mid",
            String(repeating: "{", count: 60_000), String(repeating: "{\"a\":[", count: 9_000) + "}",
            String(repeating: "[", count: 30_000) + "{}" + String(repeating: "]", count: 30_000) + "}",
            "{\"a\": \"" + String(repeating: "x", count: 1_048_576) + "\"}",
        ])
    func noAnswer(text: String) {
        #expect(throws: AnswerProblem.self) { try DiagnosisAnswer(text, dossier: dossier) }
    }

    @Test("An answer of nothing is an opinion of nothing")
    func empty() throws {
        let answer = try DiagnosisAnswer("{}", dossier: dossier)
        #expect(answer.opinion.category == .unknown)
        #expect(answer.opinion.confidence == 0)
        #expect(answer.opinion.plan.isEmpty && answer.opinion.evidence.isEmpty)
        #expect(!answer.needsMore)
    }

    @Test("Why an answer is refused is told in few words, and holds nothing of the answer")
    func problem() {
        let text = "{\"category\": hostile-word-\(String(repeating: "x", count: 5_000))}"
        let problem = #expect(throws: AnswerProblem.self) { try DiagnosisAnswer(text, dossier: dossier) }
        #expect((problem?.description.count ?? 0) < 300)
        #expect(problem?.description.contains("hostile") == false)
    }
}
