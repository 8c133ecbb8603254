import Foundation
import Incidents

/// Chooses the evidence that a model gets to see, so that it is never more than a number of tokens.
///
/// The most relevant item of each topic that decides most often comes first, then everything by relevance. An item that
/// is long is cut in its middle, to a share of the budget or to what is left, so that one log cannot push out all the
/// rest and what matters is not dropped for its length. What does not fit is named. The same items in any order always
/// give the same choice.
public struct EvidenceBudget: Hashable, Sendable {
    /// Tokens of all chosen items as ``DossierText`` writes them, and of what it writes about those left out, as
    /// ``TokenEstimate`` counts them.
    public var tokens: Int

    /// Topics of which a reader needs at least one item, if there is one.
    private static let essential: [EvidenceTopic] = [.signal, .finding, .pod, .log, .workload, .change, .event]
    /// The largest share of the budget that one item may take.
    private static let largestShare = 0.35
    /// A text that is cut to fewer tokens than this, its head line included, says too little.
    private static let leastTokens = 64

    public init(tokens: Int) { self.tokens = max(tokens, 0) }

    /// The chosen items, in the order of topics and within a topic of relevance, numbered `e1`, `e2` ..., and what was
    /// left out.
    ///
    /// - Parameter start: The number of the first item.
    public func select(
        _ items: [DossierItem], numberedFrom start: Int = 1
    ) -> (items: [DossierItem], omissions: [Omission]) {
        let ranked = items.map { PricedItem($0) }.sorted(by: Self.comesBefore)
        var order = Self.essential.compactMap { topic in ranked.firstIndex { $0.item.topic == topic } }
        order += ranked.indices.filter { !order.contains($0) }
        // What is written about omissions is known only when the choice is made, so the choice is made again with less
        // until both fit.
        var room = tokens * 100
        while room > 0 {
            let choice = choose(from: ranked, in: order, within: room)
            let result = number(choice, from: start, of: ranked)
            let cost = result.cost + DossierText.cost(of: result.omissions)
            if cost <= tokens * 100 { return (result.items, result.omissions) }
            room -= max(cost - tokens * 100, 100)
        }
        return ([], Self.omissions(ranked.map(\.item), cutIDs: []))
    }

    /// Which items fit, by their place, each as it fits.
    private func choose(from ranked: [PricedItem], in order: [Int], within room: Int) -> [Int: PricedItem] {
        let share = max(Int(Double(room) * Self.largestShare), Self.leastTokens * 100)
        var left = room
        var chosen: [Int: PricedItem] = [:]
        for index in order {
            let most = min(share, left)
            let item: PricedItem
            if ranked[index].cost <= most {
                item = ranked[index]
            } else if most >= Self.leastTokens * 100, let cut = ranked[index].cut(to: most) {
                item = cut
            } else {
                continue
            }
            left -= item.cost
            chosen[index] = item
        }
        return chosen
    }

    private func number(
        _ chosen: [Int: PricedItem], from start: Int, of ranked: [PricedItem]
    ) -> (items: [DossierItem], omissions: [Omission], cost: Int) {
        let kept = chosen.values.sorted(by: Self.isReadBefore)
        var items: [DossierItem] = []
        var cutIDs: [String] = []
        for (index, priced) in kept.enumerated() {
            var item = priced.item
            item.evidence.id = "e\(start + index)"
            if priced.isCut { cutIDs.append(item.evidence.id) }
            items.append(item)
        }
        let omitted = ranked.indices.filter { chosen[$0] == nil }.map { ranked[$0].item }
        return (items, Self.omissions(omitted, cutIDs: cutIDs), kept.reduce(0) { $0 + $1.cost })
    }

    // MARK: Order

    /// The most relevant first.
    private static func comesBefore(_ left: PricedItem, _ right: PricedItem) -> Bool {
        if left.item.relevance != right.item.relevance { return left.item.relevance > right.item.relevance }
        return isOrdered(left.item, before: right.item)
    }

    private static func isReadBefore(_ left: PricedItem, _ right: PricedItem) -> Bool {
        let (topic, other) = (rank(left.item.topic), rank(right.item.topic))
        return topic == other ? comesBefore(left, right) : topic < other
    }

    /// Among equals, whatever order they came in.
    private static func isOrdered(_ left: DossierItem, before right: DossierItem) -> Bool {
        (rank(left.topic), left.evidence.source, left.evidence.text, left.evidence.at ?? .distantPast)
            < (rank(right.topic), right.evidence.source, right.evidence.text, right.evidence.at ?? .distantPast)
    }

    private static func rank(_ topic: EvidenceTopic) -> Int { EvidenceTopic.allCases.firstIndex(of: topic) ?? 0 }

    // MARK: What is left out

    private static let reason = "the token budget"
    private static let sanitizer = Sanitizer(layout: .oneLine, maximumBytes: 60)

    private static func omissions(_ items: [DossierItem], cutIDs: [String]) -> [Omission] {
        var omissions = EvidenceTopic.allCases.compactMap { topic -> Omission? in
            let sources = items.filter { $0.topic == topic }.map(\.evidence.source)
            guard let first = sources.first else { return nil }
            let what = sources.count == 1 ? sanitizer.clean(first).text : "\(sources.count) \(topic.plural)"
            return Omission(what, because: reason)
        }
        if !cutIDs.isEmpty { omissions.append(Omission("parts of \(cutIDs.joined(separator: ", "))", because: reason)) }
        return omissions
    }
}
