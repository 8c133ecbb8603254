import Diagnosis
import Evidence
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import ModelExchange
import Testing

@testable import Evaluation

struct CaseReplayTests {
    private static let target = ObjectReference(
        apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "checkout", uid: "uid-checkout")

    private static let incident = Incident.make(about: target, title: "checkout cannot pull its image")

    private static var dossier: Dossier {
        Dossier(
            incident: incident.key, title: incident.spec.title, severity: .P3, target: target,
            openedAt: incident.spec.openedAt, gatheredAt: incident.spec.openedAt,
            items: [
                DossierItem(
                    topic: .pod,
                    evidence: Incidents.Evidence(
                        id: "e1", source: "event/checkout-1", text: "Failed to pull image: manifest unknown"),
                    relevance: 1)
            ],
            objects: [KnownObject(target, containers: ["web"])],
            candidates: [Action(.rollbackWorkload(toRevision: 1), on: target)])
    }

    private static func record(_ dossier: JSONValue? = nil) throws -> CaseRecord {
        CaseRecord(
            id: "uid/1", incident: incident.key, at: incident.spec.openedAt,
            dossier: try dossier ?? KubernetesJSON.value(of: Self.dossier))
    }

    private static let answer = JSONValue.object([
        "evidence": [["id": "e1", "shows": "the pull fails"]],
        "root_cause": "The image of checkout does not exist.", "category": "image",
        "object": ["kind": "Deployment", "name": "checkout"], "confidence": 0.9, "plan": ["a1"],
        "advice": "Publish it.",
        "needs_more": false,
    ]).compactText

    @Test func `Another model is asked about the same evidence, and its answer is checked against it`() async throws {
        let model = ScriptedModel { _, _ in .answering(Self.answer) }
        let replay = try CaseReplay(Self.record(), of: Self.incident)
        let result = await replay.consult(ModelUnderTest(model, roles: [.triage]))
        let opinion = try #require(result.opinion, "\(result.reason ?? "")")
        #expect(opinion.category == .image)
        #expect(opinion.object.name == "checkout")
        #expect(opinion.plan == Self.dossier.candidates)
        #expect(opinion.evidence.map(\.text) == ["Failed to pull image: manifest unknown"])
        #expect(model.asked.first?.text.contains("manifest unknown") == true)
        #expect(model.asked.first?.request.conversation == "\(Self.incident.key)")
    }

    @Test func `A closer look finds nothing that was not gathered then`() async throws {
        let model = ScriptedModel { request, _ in
            guard case .toolResults(let results)? = request.turns.last else {
                let name = request.tools.first?.name ?? ""
                return .calling([.call(name, ["pod": "checkout-1", "container": "web"])])
            }
            #expect(results.count == 1)
            return .answering(Self.answer)
        }
        let replay = try CaseReplay(Self.record(), of: Self.incident)
        let result = await replay.consult(ModelUnderTest(model, roles: [.investigation]))
        #expect(result.opinion?.category == .image, "\(result.reason ?? "")")
        #expect(result.opinion?.evidence.count == 1)
    }

    @Test func `A case that was cut, or is of another form, is refused`() throws {
        var cut = try Self.record()
        cut.isCut = true
        let reason = try #require(throws: EvaluationError.self) { try CaseReplay(cut, of: Self.incident) }
        #expect(reason.description.contains("was cut"))
        #expect(throws: EvaluationError.self) { try CaseReplay(Self.record(["items": 3]), of: Self.incident) }
    }
}
