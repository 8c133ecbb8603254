import Evidence
import Incidents
import Testing

@Suite struct `The evidence budget` {
    /// Items of all topics with texts of many lengths and kinds.
    private static func items(_ count: Int, seed: UInt64) -> [DossierItem] {
        var numbers = SeededNumbers(seed: seed)
        return (0..<count).map { index in
            let topic = EvidenceTopic.allCases.randomElement(using: &numbers) ?? .event
            let words = Int.random(in: 1...300, using: &numbers)
            let text =
                index % 5 == 0
                ? numbers.hostileText(count: words)
                : (0..<words).map { "word\($0 % 13)" }.joined(separator: index % 3 == 0 ? "\n" : " ")
            return .make(topic, text, relevance: Double.random(in: 0...1, using: &numbers), source: "pod/web-\(index)")
        }
    }

    /// What a model's tokenizer would get, by the estimate.
    private static func cost(_ items: [DossierItem], _ omissions: [Omission]) -> Int {
        var numbers = SeededNumbers(seed: 1)
        let fence = Fence(avoiding: items.map(\.evidence.text), using: &numbers)
        let dossier = Dossier.make(items: [])
        let text = DossierText(fence: fence).looked(items, omissions: omissions, openedAt: dossier.openedAt)
        return TokenEstimate.tokens(in: text) - TokenEstimate.tokens(in: fence.end)
    }

    @Test(arguments: [0, 50, 150, 400, 1000, 4000, 15_000])
    func `It is never exceeded, whatever the items are`(tokens: Int) {
        for seed in 1...12 as ClosedRange<UInt64> {
            let items = Self.items(Int(seed) * 3, seed: seed)
            let (chosen, omissions) = EvidenceBudget(tokens: tokens).select(items)
            if !chosen.isEmpty { #expect(Self.cost(chosen, omissions) <= tokens) }
        }
    }

    @Test func `The order of the items makes no difference`() {
        var numbers = SeededNumbers(seed: 4)
        let items = Self.items(30, seed: 5)
        let expected = EvidenceBudget(tokens: 1200).select(items)
        for _ in 0..<5 {
            let other = EvidenceBudget(tokens: 1200).select(items.shuffled(using: &numbers))
            #expect(other.items == expected.items && other.omissions == expected.omissions)
        }
    }

    @Test func `Where all fits, all is there as it was, in the order of topics and of relevance, numbered`() {
        let items = [
            DossierItem.make(.log, "c", relevance: 0.9), .make(.pod, "b", relevance: 0.1),
            .make(.signal, "a", relevance: 0.2), .make(.pod, "d", relevance: 0.8),
        ]
        let (chosen, omissions) = EvidenceBudget(tokens: 4000).select(items)
        #expect(chosen.map(\.evidence.text) == ["a", "d", "b", "c"])
        #expect(chosen.map(\.evidence.id) == ["e1", "e2", "e3", "e4"])
        #expect(omissions.isEmpty)
        #expect(EvidenceBudget(tokens: 4000).select(items, numberedFrom: 7).items.map(\.evidence.id).first == "e7")
    }

    @Test func `Each topic that matters has its best item before any has two`() {
        let text = String(repeating: "word ", count: 50)
        var items = (0..<20).map { DossierItem.make(.event, text, relevance: 0.9, source: "event/\($0)") }
        items += [
            .make(.signal, text, relevance: 0.1), .make(.log, text, relevance: 0.1), .make(.pod, text, relevance: 0.1),
        ]
        let (chosen, omissions) = EvidenceBudget(tokens: 500).select(items)
        #expect(Set(chosen.map(\.topic)).isSuperset(of: [.signal, .log, .pod, .event]))
        #expect(omissions.contains { $0.what.hasSuffix(" events") && $0.why == "the token budget" })
    }

    @Test func `A long item is cut to a share and said to be, and does not push out the rest`() throws {
        let log = "begin " + String(repeating: "word ", count: 5000) + "end"
        let items = [DossierItem.make(.log, log, relevance: 1), .make(.event, "short", relevance: 0.1)]
        let (chosen, omissions) = EvidenceBudget(tokens: 800).select(items)
        let cut = try #require(chosen.first { $0.topic == .log })
        #expect(chosen.count == 2)
        #expect(cut.evidence.text.hasPrefix("begin") && cut.evidence.text.hasSuffix("end"))
        #expect(cut.evidence.text.contains("bytes cut"))
        #expect(omissions == [Omission("parts of \(cut.evidence.id)", because: "the token budget")])
    }

    @Test func `What is left out is named, one by its source and several by their number`() {
        let text = String(repeating: "word ", count: 60)
        let items =
            (0..<12).map { DossierItem.make(.event, text, relevance: 0.1, source: "event/\($0)") }
            + [.make(.quota, text, relevance: 0.01, source: "quota/compute"), .make(.signal, "down", relevance: 1)]
        let (chosen, omissions) = EvidenceBudget(tokens: 160).select(items)
        let events = chosen.count { $0.topic == .event }
        #expect(omissions.contains(Omission("\(12 - events) events", because: "the token budget")))
        #expect(omissions.contains(Omission("quota/compute", because: "the token budget")))
    }
}
