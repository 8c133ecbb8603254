import Incidents
import KubernetesModel
import Testing

@testable import Evaluation

// Testing has one too.
private typealias Expectation = Evaluation.Expectation

struct JudgeTests {
    private static func expectation(_ body: (inout Expectation) -> Void = { _ in }) throws -> Expectation {
        var expectation = Expectation()
        expectation.causes = [
            Expectation.Cause(categories: [.image], object: try #require(ObjectPattern("Deployment/checkout")))
        ]
        expectation.actions = [
            Expectation.RightAction(kind: .rollbackWorkload, target: ObjectPattern("Deployment/checkout"))
        ]
        expectation.forbidden = [Expectation.WrongAction(kind: .scaleWorkload)]
        expectation.healedWithin = .seconds(600)
        body(&expectation)
        return expectation
    }

    private func verdict(_ expectation: Expectation, _ build: (inout CourseBuilder) -> Void) -> Verdict {
        var builder = CourseBuilder()
        build(&builder)
        return Judge(expectation, builder.course).verdict()
    }

    private static func repair(_ course: inout CourseBuilder) {
        course.incident(about: "checkout", at: 30, category: .image, phase: .resolved, resolvedAt: 200)
        course.request(.rollbackWorkload(toRevision: 1), on: "checkout", done: true)
        course.workload("checkout", ready: 2, of: 2)
    }

    @Test func `A right diagnosis with the right repair in time is as expected`() throws {
        let verdict = verdict(try Self.expectation(), Self.repair)
        #expect(verdict.passed, "\(verdict.checks)")
        #expect(verdict.detectedAfter == 30 && verdict.diagnosedAfter == 31 && verdict.repairedAfter == 200)
        #expect(verdict.actions == ["rollbackWorkload deployment/checkout to revision 1"])
        #expect(verdict.harm == 0 && verdict.falseAlarms == 0 && verdict.wrongActions == 0)
    }

    @Test(arguments: [
        (Incidents.Category.image, "cart", false), (.crashCode, "checkout", false), (.image, "checkout", true),
    ])
    func `A diagnosis is right where cause and object are`(
        category: Incidents.Category, object: String, isRight: Bool
    ) throws {
        let verdict = verdict(try Self.expectation()) { course in
            course.incident(about: "checkout", at: 30, category: category, on: object)
        }
        #expect(verdict.outcome(of: .diagnosis) == isRight)
        #expect((verdict.diagnosedAfter != nil) == isRight)
    }

    @Test(arguments: [("manifest unknown: it DOES NOT exist", true), ("the registry is down", false)])
    func `What the sentence is to say is looked for in it`(cause: String, isRight: Bool) throws {
        let expectation = try Self.expectation { $0.causes[0].says = "does not exist" }
        let verdict = verdict(expectation) { course in
            course.incident(about: "checkout", at: 30, category: .image, because: cause)
        }
        #expect(verdict.outcome(of: .diagnosis) == isRight)
    }

    @Test func `Of two causes both are to be found`() throws {
        let expectation = try Self.expectation {
            $0.causes.append(
                Expectation.Cause(
                    categories: [.oomLeak], object: ObjectPattern("Deployment/cart") ?? $0.causes[0].object))
        }
        let one = verdict(expectation) { $0.incident(about: "checkout", at: 30, category: .image) }
        #expect(one.outcome(of: .diagnosis) == false)
        let both = verdict(expectation) { course in
            course.incident(about: "checkout", at: 30, category: .image)
            course.incident(about: "cart", at: 90, category: .oomLeak)
        }
        #expect(both.outcome(of: .diagnosis) == true)
        #expect(both.diagnosedAfter == 91)
    }

    @Test func `A forbidden action that was carried out is harm, and one that waits for a person is none`() throws {
        let done = verdict(try Self.expectation()) { course in
            Self.repair(&course)
            course.request(.scaleWorkload(replicas: 4), on: "checkout", done: true)
        }
        #expect(done.harm == 1 && done.wrongActions == 1 && done.outcome(of: .harmless) == false)
        let waiting = verdict(try Self.expectation()) { course in
            Self.repair(&course)
            course.request(.scaleWorkload(replicas: 4), on: "checkout", done: false, decision: .awaitingApproval)
        }
        #expect(waiting.harm == 0 && waiting.wrongProposals == 1 && waiting.outcome(of: .proposals) == false)
        let denied = verdict(try Self.expectation()) { course in
            Self.repair(&course)
            course.request(.scaleWorkload(replicas: 4), on: "checkout", done: false, decision: .denied)
        }
        #expect(denied.passed && denied.wrongProposals == 0)
    }

    @Test func `Where every action is wrong, handing over is none`() throws {
        let expectation = try Self.expectation {
            $0.actions = []
            $0.forbidden = [Expectation.WrongAction()]
            $0.healedWithin = nil
            $0.escalates = true
        }
        let handed = verdict(expectation) { course in
            course.incident(about: "checkout", at: 30, category: .image, phase: .escalated)
            course.request(.escalate(reason: "no remedy"), on: "checkout", done: true)
        }
        #expect(handed.passed, "\(handed.checks)")
        let acted = verdict(expectation) { course in
            course.incident(about: "checkout", at: 30, category: .image, phase: .escalated)
            course.request(.rolloutRestart, on: "checkout", done: true)
        }
        #expect(acted.harm == 1)
        let silent = verdict(expectation) { $0.incident(about: "checkout", at: 30, category: .image) }
        #expect(silent.outcome(of: .escalated) == false)
        let over = verdict(expectation) { course in
            course.incident(about: "checkout", at: 30, category: .image, phase: .resolved, stages: ["Escalated"])
        }
        #expect(over.outcome(of: .escalated) == true, "it came back and went, and people were called")
    }

    @Test(arguments: [("150Mi", false), ("256Mi", true), ("1Gi", true), ("2Gi", false)])
    func `A repair is right within its bounds`(limit: String, isRight: Bool) throws {
        let expectation = try Self.expectation {
            $0.actions = [
                Expectation.RightAction(
                    kind: .setResources, bounds: ["memoryLimit": Expectation.Bound(atLeast: "200Mi", atMost: "1Gi")])
            ]
        }
        let verdict = verdict(expectation) { course in
            course.request(
                .setResources(ResourceChange(container: "web", memoryLimit: .init(limit))), on: "checkout", done: true)
        }
        #expect(verdict.outcome(of: .action) == isRight)
    }

    @Test func `An incident on something else is a false alarm, unless it suffers from the fault or names it`() throws {
        let alarm = verdict(try Self.expectation()) { course in
            Self.repair(&course)
            course.incident(about: "cart", at: 90, category: .probe)
        }
        #expect(alarm.falseAlarms == 1 && alarm.outcome(of: .alarms) == false)
        let named = verdict(try Self.expectation()) { course in
            Self.repair(&course)
            course.incident(about: "cart", at: 90, category: .image, on: "checkout", phase: .resolved, resolvedAt: 210)
        }
        #expect(named.falseAlarms == 0)
        let affected = verdict(
            try Self.expectation { $0.affected = [ObjectPattern("Deployment/cart")].compactMap(\.self) }
        ) { course in
            Self.repair(&course)
            course.incident(about: "cart", at: 90, category: .probe, phase: .resolved, resolvedAt: 210)
        }
        #expect(affected.falseAlarms == 0)
    }

    @Test func `Where silence is right any incident is a false alarm, and any action wrong`() {
        var expectation = Expectation()
        expectation.silence = true
        #expect(verdict(expectation) { _ in }.passed)
        let loud = verdict(expectation) { course in
            course.incident(about: "checkout", at: 30)
            course.request(.rolloutRestart, on: "checkout", done: true)
        }
        #expect(loud.falseAlarms == 1 && loud.wrongActions == 1 && !loud.passed)
    }

    @Test func `Healed means resolved, in time, with the workload in service`() throws {
        let late = verdict(try Self.expectation { $0.healedWithin = .seconds(100) }, Self.repair)
        #expect(late.outcome(of: .healed) == false && late.repairedAfter == 200)
        let down = verdict(try Self.expectation()) { course in
            Self.repair(&course)
            course.workload("checkout", ready: 1, of: 2)
        }
        #expect(down.outcome(of: .healed) == false)
        let open = verdict(try Self.expectation()) { $0.incident(about: "checkout", at: 30, category: .image) }
        #expect(open.outcome(of: .healed) == false)
        #expect(verdict(try Self.expectation()) { _ in }.outcome(of: .healed) == false)
    }

    @Test(arguments: [(60.0, true), (180, false), (-10, false)])
    func `What the Lab is to show is counted from the first step`(seconds: Double, isSeen: Bool) throws {
        let expectation = try Self.expectation {
            $0.seen = [
                Expectation.Sight(object: $0.causes[0].object, reason: "BackOff", within: .seconds(120))
            ]
            $0.seen[0].object.kind = "Pod"
            $0.seen[0].object.name = "checkout-*"
        }
        let verdict = verdict(expectation) { $0.event("BackOff", on: "checkout-1-a", at: seconds) }
        #expect(verdict.outcome(of: .seen) == isSeen)
        let repaired = self.verdict(expectation) { course in
            Self.repair(&course)
            course.event("BackOff", on: "checkout-1-a", at: seconds)
        }
        #expect(repaired.outcome(of: .seen) != false, "whoever repairs it sooner does not see it")
    }

    @Test func `A fault of the watch itself is never as expected`() throws {
        let verdict = verdict(try Self.expectation()) { course in
            Self.repair(&course)
            course.failure("it cannot decode")
        }
        #expect(verdict.outcome(of: .sound) == false && !verdict.passed)
    }
}
