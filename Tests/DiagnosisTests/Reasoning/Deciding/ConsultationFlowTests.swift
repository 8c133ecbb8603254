import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Diagnosis

@Suite("When a model is asked") struct ConsultationFlowTests {
    private let flow = ConsultationFlow()
    private let opened = Date.testNow

    private func at(_ seconds: TimeInterval) -> Date { opened.addingTimeInterval(seconds) }

    private func incident(_ phase: Incident.Phase? = nil, _ consultation: Consultation? = nil) -> Incident {
        var incident = Incident.make(
            about: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "web"),
            openedAgo: 0)
        incident.status.phase = phase
        incident.status.consultation = consultation
        return incident
    }

    private func asked(_ state: Consultation.State, _ question: String = "q1", count: Int = 1, at seconds: TimeInterval)
        -> Consultation
    {
        Consultation(state: state, question: question, count: count, at: at(seconds))
    }

    private func next(
        _ consultation: Consultation? = nil, certainty: Double = 0.5, question: String = "q1",
        phase: Incident.Phase? = nil,
        after seconds: TimeInterval
    ) -> ConsultationFlow.Step {
        flow.next(for: incident(phase, consultation), certainty: certainty, question: question, now: at(seconds))
    }

    @Test(
        "Where the rules are sure, nobody is asked",
        arguments: [(0.7, false), (0.95, false), (1.0, false), (0.69, true), (0.0, true)])
    func certainty(certainty: Double, isAsked: Bool) {
        #expect(next(certainty: certainty, after: 60) == (isAsked ? .ask(awaitedUntil: at(255)) : .none))
    }

    @Test("An incident ripens first")
    func ripens() {
        #expect(next(after: 0) == .wait(until: at(15)))
        #expect(next(after: 14.9) == .wait(until: at(15)))
        #expect(next(after: 15) == .ask(awaitedUntil: at(255)))
        // However long nobody comes to ask, people wait only so long.
        #expect(next(after: 10_000) == .ask(awaitedUntil: at(255)))
    }

    @Test("About what is over nobody is asked", arguments: [Incident.Phase.resolved, .suppressed])
    func closed(phase: Incident.Phase) {
        #expect(next(phase: phase, after: 60) == .none)
    }

    @Test("What is being asked is waited for, and counts as lost at its limit")
    func asking() {
        let asking = asked(.asking, at: 20)
        #expect(next(asking, after: 20) == .wait(until: at(260)))
        #expect(next(asking, after: 259) == .wait(until: at(260)))
        #expect(next(asking, after: 260) == .ask(awaitedUntil: at(500)))
        #expect(next(asked(.asking, count: 3, at: 20), after: 260) == .none)
    }

    @Test("The same question is not asked twice", arguments: [Consultation.State.answered, .failed])
    func same(state: Consultation.State) {
        #expect(next(asked(state, at: 20), after: 10_000) == .none)
    }

    @Test("Another question is asked after a pause, for which nobody waits, and only so often")
    func other() {
        let answered = asked(.answered, at: 20)
        #expect(next(answered, question: "q2", after: 319) == .none)
        #expect(next(answered, question: "q2", after: 320) == .ask(awaitedUntil: nil))
        #expect(next(asked(.failed, count: 2, at: 20), question: "q2", after: 320) == .ask(awaitedUntil: nil))
        #expect(next(asked(.answered, count: 3, at: 20), question: "q2", after: 320) == .none)
    }

    @Test("However questions and outcomes come, one incident is asked about only so often", arguments: 1...20)
    func bounded(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var consultation: Consultation?
        var count = 0
        for second in stride(from: 0.0, to: 20_000, by: 10) {
            let question = "q\(Int.random(in: 0...3, using: &generator))"
            guard case .ask = next(consultation, question: question, after: second) else { continue }
            count += 1
            consultation = asked(
                generator.pick([.asking, .answered, .failed]), question, count: (consultation?.count ?? 0) + 1,
                at: second)
        }
        #expect(count <= flow.settings.maxConsultations)
    }
}
