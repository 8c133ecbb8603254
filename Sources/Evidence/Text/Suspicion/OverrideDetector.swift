/// Finds texts that tell to ignore what a model was told: a verb, what it was told, and that it is all of it or what
/// came before, near each other in any order.
enum OverrideDetector {
    /// How many words lie between, at most: attackers pad, and honest sentences wander.
    private static let reach = 6

    static func weigh(_ words: PlainWords, _ text: String, into tally: inout SuspicionTally) {
        for (index, word) in words.words.enumerated() where word.meaning.contains(.override) {
            tally.add(.overridesInstructions, "words", weight(around: index, in: words.words))
        }
        if Self.glued.contains(where: words.letters.contains) {
            tally.add(.overridesInstructions, "words", 70)
        }
        tally.add(.overridesInstructions, "words", IdeographicOverride.weight(in: text))
    }

    private static func weight(around verb: Int, in words: [PlainWords.Word]) -> Int {
        var best = 0
        // Most languages put what is to be ignored behind the verb; German and Turkish also before it.
        for range in [verb + 1..<min(words.count, verb + 1 + reach), max(0, verb - reach)..<verb] {
            guard !range.isEmpty else { continue }
            let hasScope = words[range].contains { $0.meaning.contains(.scope) }
            let distance = words[range].firstIndex { !$0.meaning.isDisjoint(with: [.instruction, .rule]) }
            guard let object = distance else { continue }
            let isInstruction = words[range].contains { $0.meaning.contains(.instruction) }
            let isAdjacent = abs(object - verb) <= 2
            switch (isInstruction, hasScope) {
            case (true, true): best = max(best, 70)
            case (false, true): best = max(best, isPrevious(words[range]) ? 70 : 40)
            case (true, false): best = max(best, isAdjacent ? 40 : 20)
            case (false, false): best = max(best, isAdjacent ? 30 : 0)
            }
        }
        return best
    }

    /// Whether the scope is what came before, or the reader's own: programs have `all rules` too, but not `your rules`.
    private static func isPrevious(_ words: ArraySlice<PlainWords.Word>) -> Bool {
        words.contains { previousWords.contains($0.key) }
    }

    private static let previousWords = Set(
        PlainWords.keys(
            of: """
                previous prior earlier preceding your deine deinen vos tus tuoi seus je jouw dina твои свои \
                vorherigen vorherige bisherigen obigen précédentes anteriores precedenti vorige eerdere poprzednie \
                предыдущие
                """))

    /// What is looked for in the bare letters.
    private static let glued = [
        "ignorepreviousinstruction", "ignoreallpreviousinstruction", "ignorepriorinstruction", "ignoreallinstruction",
        "disregardpreviousinstruction", "disregardallprevious",
    ]
}
