import Diagnosis
import Foundation
import Incidents
import KubernetesModel
import Testing

@testable import Presentation

@Suite struct `What people see` {
    private let plain = TerminalStyle(isColored: false)
    private typealias Fixture = PresentationFixture

    @Test func `lists open incidents first, the most severe at the top`() {
        let view = IncidentView(style: plain, now: Fixture.now)
        let text = view.list([
            Fixture.incident("closed", severity: .P1, phase: .resolved),
            Fixture.incident("minor", severity: .P4, phase: .open),
            Fixture.incident("major", severity: .P1, phase: .escalated),
        ])
        let lines = text.split(separator: "\n")
        #expect(lines.map { $0.split(separator: " ")[1] } == ["NAME", "major", "minor", "closed"])
        #expect(
            lines[1].hasSuffix(
                "P1         Escalated   deployment/checkout   image      5m    The image shop/web:v2 does not exist."))
    }

    @Test func `shows an incident with its cause, evidence, outcome and timeline`() {
        let text = IncidentView(style: plain, now: Fixture.now).details(Fixture.incident())
        for part in [
            "Cause:        The image shop/web:v2 does not exist.", "Confidence:   99 %, by image-unavailable",
            "e1  manifest for shop/web:v2 not found  (pod/checkout-1, controlPlane)",
            "Resolved: The rollback repaired it.", "2027-01-15T07:55:00Z  Detected    image unavailable",
        ] {
            #expect(text.contains(part), "\(text)")
        }
    }

    @Test func `prefers the journal's entries to the bounded timeline`() {
        let entry = JournalEntry(
            key: "k", at: Fixture.now, kind: .decided, namespace: "shop", incident: "i", target: Fixture.target,
            actor: "policy/shop", summary: "Allowed.")
        let text = IncidentView(style: plain, now: Fixture.now).details(Fixture.incident(), entries: [entry])
        #expect(text.contains("decided     Allowed. [policy/shop]"))
        #expect(!text.contains("Detected"))
    }

    @Test func `shows what an action would change before it is approved`() {
        let text = ActionView(style: plain, now: Fixture.now).details(Fixture.request())
        for part in [
            "rollbackWorkload deployment/checkout to revision 3", "image: shop/web:v2 -> shop/web:v1",
            "AwaitingApproval by policy/shop", "3 pods, at most 34 % at once", "Hash:         abc",
        ] {
            #expect(text.contains(part), "\(text)")
        }
    }

    @Test func `lists the actions that wait for a person first`() {
        let text = ActionView(style: plain, now: Fixture.now).list([
            Fixture.request(decision: .denied), Fixture.request(decision: .awaitingApproval),
        ])
        let lines = text.split(separator: "\n")
        #expect(lines[1].contains("AwaitingApproval"))
        #expect(lines[2].contains("Denied"))
    }

    @Test func `says when there is nothing`() {
        #expect(IncidentView(style: plain, now: Fixture.now).list([]) == "No incidents.\n")
        #expect(ActionView(style: plain, now: Fixture.now).list([]) == "No actions.\n")
        #expect(SurveyView(style: plain).text(Survey()) == "No findings.\n")
    }

    @Test func `shows findings with their repair, and what was not seen`() throws {
        let diagnosis = try #require(Fixture.incident().status.diagnosis)
        let survey = Survey(
            findings: [
                .init(
                    target: Fixture.target, severity: .P2, title: "deployment/checkout: image unavailable",
                    diagnosis: diagnosis, remedies: [Fixture.request().spec.action], signals: [])
            ], unseen: ["Node": "not allowed to list nodes"])
        let text = SurveyView(style: plain).text(survey)
        for part in [
            "P2  shop/deployment/checkout: image unavailable\n", "The image shop/web:v2 does not exist.",
            "rollbackWorkload deployment/checkout to revision 3", "Not seen: Node: not allowed to list nodes\n",
            "1 finding.\n",
        ] {
            #expect(text.contains(part), "\(text)")
        }
        let decoded = try KubernetesJSON.makeDecoder().decode(Survey.self, from: Data(JSONView.text(survey).utf8))
        #expect(decoded == survey)
    }
}
