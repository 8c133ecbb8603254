import Foundation
import Lab
import Testing

@testable import Evaluation

struct ScorecardTests {
    private static func trial(
        _ name: String, kind: Scenario.Kind = .fault, run: Int = 1, passed: Bool, harm: Int = 0,
        repairedAfter: Double? = nil, error: String? = nil, complaint: String = "it is not so"
    ) -> TrialResult {
        var result = TrialResult(Scenario(name: name, kind: kind, title: "About \(name)"), run: run)
        result.verdict.checks = [
            Check(.diagnosis, passed, passed ? "it is so" : complaint), Check(.harmless, harm == 0, "harm"),
        ]
        result.verdict.harm = harm
        result.verdict.wrongActions = harm
        result.verdict.repairedAfter = repairedAfter
        result.error = error
        return result
    }

    private static let card = Scorecard(
        examinee: "rules",
        trials: [
            trial("b", passed: true, repairedAfter: 100), trial("a", passed: false, harm: 1, repairedAfter: 300),
            trial("c", kind: .trap, passed: true),
            trial("d", kind: .healthy, passed: true, error: "it cannot be played"),
        ])

    @Test func `Trials are in order and add up`() {
        let summary = Self.card.summary
        #expect(Self.card.trials.map(\.scenario) == ["a", "b", "c", "d"])
        #expect(summary.trials == 4 && summary.asExpected == Rate(2, of: 4))
        #expect(summary.faults == Rate(1, of: 2) && summary.traps == Rate(1, of: 1))
        #expect(summary.healthy == Rate(0, of: 1), "what cannot be played is not as expected")
        #expect(summary.diagnosis == Rate(2, of: 3), "and not judged either")
        #expect(summary.restraint == Rate(1, of: 1))
        #expect(summary.harm == 1 && summary.repairedAfter?.value == 200)
        #expect(!Self.card.passed)
    }

    @Test func `The saved form is read again as it was, and always has the same bytes`() throws {
        let text = try Self.card.json()
        let again = try Scorecard(json: Data(text.utf8))
        #expect(again == Self.card)
        #expect(try again.json() == text)
        #expect(text.contains("\"version\" : 1"))
    }

    @Test(arguments: [
        ("{\"version\": 2, \"examinee\": \"rules\", \"currency\": \"USD\", \"trials\": []}", "version 2"),
        ("[]", "is no scorecard"), ("hello", "is no scorecard"), ("{}", "is no scorecard"),
    ])
    func `What is no scorecard is refused`(text: String, message: String) throws {
        let error = try #require(throws: ScorecardError.self) { try Scorecard(json: Data(text.utf8)) }
        #expect(error.description.contains(message), "\(error)")
    }

    @Test func `What happened is told where it was not as expected`() {
        var trial = Self.trial("a", passed: false, complaint: "it is another cause")
        trial.moments = [
            Moment(after: 75, about: "deployment/web", stage: "Diagnosed", text: "its image\nis <gone>")
        ]
        let text = Scorecard(examinee: "rules", trials: [trial]).markdown
        let story = text.components(separatedBy: "## a, run 1").last
        #expect(story?.contains("- not as expected: diagnosis: it is another cause") == true)
        #expect(story?.contains("- 1 min 15 s, deployment/web, Diagnosed: its image is &lt;gone>\n") == true)
        trial.moments = []
        #expect(Scorecard(examinee: "rules", trials: [trial]).markdown.contains("- Nothing was found"))
    }

    @Test func `What happened is told in its order, over all incidents`() {
        var course = CourseBuilder()
        course.incident(about: "web", at: 30, stages: ["Detected", "Diagnosed"])
        course.incident(about: "api", at: 10, stages: ["Detected"])
        #expect(
            course.course.moments.map { "\($0.after) \($0.about) \($0.stage)" } == [
                "10.0 deployment/api Detected", "30.0 deployment/web Detected", "30.0 deployment/web Diagnosed",
            ])
    }

    @Test func `Markdown keeps hostile texts in their cells`() {
        let card = Scorecard(
            examinee: "a | b\n# c", trials: [Self.trial("x", passed: false, complaint: "one | two\n| three <script>")])
        let lines = card.markdown.split(separator: "\n")
        #expect(lines.first == "# Scorecard: a \\| b # c")
        #expect(lines.last?.hasSuffix("| diagnosis: one \\| two \\| three &lt;script> |") == true)
    }

    @Test(arguments: ["<&>\"'", "a\u{0}b\u{8}\u{FFFE}", "]]>", "line\nbreak\ttab", "\u{1F600}", ""])
    func `JUnit stays well-formed whatever a name holds`(name: String) throws {
        let card = Scorecard(
            examinee: name,
            trials: [
                Self.trial(name, passed: false, complaint: name), Self.trial(name, run: 2, passed: true, error: name),
                Self.trial("fine", passed: true),
            ])
        let document = try XMLText(card.junit)
        #expect(document.elements.filter { $0 == "testcase" }.count == 3)
        #expect(document.elements.filter { $0 == "failure" }.count == 1)
        #expect(document.elements.filter { $0 == "error" }.count == 1)
        if !name.unicodeScalars.contains(where: { $0.value < 32 || $0 == "\u{FFFE}" }) {
            #expect(document.attributes.contains("\(name) run 1"))
        }
    }

    @Test func `A comparison tells what got better and what got worse`() {
        let before = Scorecard(
            examinee: "old",
            trials: [
                Self.trial("a", passed: false, repairedAfter: 300), Self.trial("b", passed: true, repairedAfter: 100),
                Self.trial("c", passed: true), Self.trial("gone", passed: true),
            ])
        let after = Scorecard(
            examinee: "new",
            trials: [
                Self.trial("a", passed: true, repairedAfter: 200), Self.trial("b", passed: true, repairedAfter: 90),
                Self.trial("c", passed: false, harm: 1), Self.trial("new", passed: true),
            ])
        let comparison = Comparison(before, after)
        #expect(comparison.pairs == 3 && comparison.unpaired == ["gone", "new"])
        #expect(comparison.better.map(\.scenario) == ["a"] && comparison.worse.map(\.scenario) == ["c"])
        #expect(comparison.asExpected.gained == 1 && comparison.asExpected.lost == 1)
        #expect(comparison.harmBefore == 0 && comparison.harmAfter == 1)
        #expect(comparison.repairedAfter?.shorter == 2 && comparison.repairedAfter?.median.value == -55)
        #expect(comparison.markdown.contains("## Worse\n\n- c, run 1: diagnosis: it is not so"))
    }

    @Test func `Nothing in common compares to nothing`() {
        let comparison = Comparison(
            Scorecard(examinee: "old", trials: []), Scorecard(examinee: "new", trials: [Self.trial("a", passed: true)]))
        #expect(comparison.pairs == 0 && comparison.unpaired == ["a"])
        #expect(comparison.markdown.contains("0 trials are in both"))
    }
}
