import Foundation
import MidwatchTestKit
import Testing

@testable import Evidence

@Suite struct RelevanceTests {
    @Test func `The nearer before the first signal a change was made, the more it matters`() {
        let ages: [TimeInterval] = [0, 300, 1800, 40_000, 400_000]
        let relevances = ages.map { Relevance.change(at: .testNow.addingTimeInterval(-$0), onset: .testNow) }
        #expect(relevances == relevances.sorted(by: >))
        #expect(Set(relevances).count == 4)
        // What came after is no cause; what has no time may be one.
        let after = Relevance.change(at: .testNow.addingTimeInterval(600), onset: .testNow)
        #expect(after < relevances[2] && after > relevances[4])
        #expect(Relevance.change(at: nil, onset: .testNow) > relevances[4])
    }

    @Test func `What fails comes before what is well`() {
        #expect(Relevance.pod(rank: 5, fails: true) > Relevance.pod(rank: 0, fails: false))
        #expect(Relevance.failing > Relevance.failingBeside && Relevance.failingBeside > Relevance.well)
        #expect(
            Relevance.event(isWarning: true, isAfterOnset: true) > Relevance.event(isWarning: false, isAfterOnset: true)
        )
        #expect(Relevance.use(share: 0.95) > Relevance.use(share: 0.75))
        #expect(Relevance.use(share: nil) == Relevance.use(share: 0.1))
        #expect((0..<9).allSatisfy { Relevance.finding(rank: $0) >= Relevance.finding(rank: $0 + 1) })
    }
}
