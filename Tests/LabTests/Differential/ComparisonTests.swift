import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct ComparisonTests {
    private let real = Answer(status: 200, body: ["metadata": ["name": "a", "labels": ["x": "1"]]])
    private let other = Answer(status: 200, body: ["metadata": ["name": "a", "labels": ["x": "2"]]])

    private func compare(_ answer: Answer, listed: [String: [String]]) -> Comparison {
        Comparison(
            ["step": real], [("step", answer)],
            known: KnownDifferences(entries: [.init(reason: "for the test", members: listed)]))
    }

    @Test func `the same answer agrees`() {
        let comparison = compare(real, listed: [:])
        #expect(comparison.summary == "measured: 1 requests, 1 agree, 0 known differences")
        #expect(comparison.disagreements.isEmpty)
    }

    @Test func `a difference that is not listed is told with both values`() {
        let comparison = compare(other, listed: [:])
        #expect(comparison.disagreements.map(\.description) == ["step\n  body.metadata.labels.x: 1 -> 2"])
    }

    @Test func `a listed member covers what is below it, and nothing beside it`() {
        #expect(compare(other, listed: ["step": ["body.metadata.labels"]]).known == 1)
        #expect(compare(other, listed: ["step": ["body.metadata.label"]]).disagreements.count == 1)
    }

    @Test func `what is listed and does not differ is obsolete`() {
        let comparison = compare(real, listed: ["step": ["body.metadata.labels"], "gone": ["status"]])
        #expect(comparison.obsolete == ["step: body.metadata.labels", "gone: there is no such step"])
    }

    @Test func `a step without a recorded answer is told`() {
        let comparison = Comparison([:], [("step", real)], known: KnownDifferences(entries: []))
        #expect(comparison.disagreements.map(\.step) == ["step: not recorded"])
    }
}
