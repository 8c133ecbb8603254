/// Finds orders to change the cluster or to give something away: a verb in the imperative where a sentence begins, and
/// what it is about.
enum OrderDetector {
    private static let reach = 6
    private static let step = PlainWords.key(of: "step")

    static func weigh(_ words: PlainWords, into tally: inout SuspicionTally) {
        let words = words.words
        for (index, word) in words.enumerated() where word.startsClause && word.meaning.contains(.order) {
            let following = words[min(words.count, index + 1)..<min(words.count, index + 1 + reach)]
            guard following.contains(where: { $0.meaning.contains(.object) }) else { continue }
            tally.add(.ordersAction, "order", 30)
            if index > 0, words[index - 1].key == step { tally.add(.claimsAuthority, "step", 20) }
        }
    }
}
