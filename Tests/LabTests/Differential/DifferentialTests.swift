import Foundation
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct DifferentialTests {
    @Test func `the Lab answers as a real API server did, but for what is listed`() async throws {
        try await RunningLab.with { lab in
            let answers = try await ServerUnderTest.connect(kubeconfig: URL(filePath: lab.kubeconfig)) {
                try await ScriptRunner.run(Script(), on: $0)
            }
            let comparison = Comparison(
                try Recording().byStep, Recording(answers).answers, known: try KnownDifferences())
            print(comparison.summary)
            for disagreement in comparison.disagreements { Issue.record("\(disagreement)") }
            #expect(comparison.obsolete == [], "these are listed, and do not differ")
        }
    }

    @Test func `the script has what it has to compare, and the recording has an answer to each step`() throws {
        let script = try Script()
        #expect(script.steps.count >= 300)
        #expect(Set(script.steps.map(\.name)) == Set(try Recording().answers.map(\.step)))
    }

    @Test func `each known difference has a reason`() throws {
        for entry in try KnownDifferences().entries { #expect(entry.reason.count > 20, "\(entry.members)") }
    }
}
