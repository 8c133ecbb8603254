/// Finds turns of phrase that texts written for a model have, and logs seldom do.
enum PhraseDetector {
    private struct Phrase: Sendable {
        let words: [UInt64]
        let text: String
        let sign: SuspicionSign
        let weight: Int
    }

    static func weigh(_ words: PlainWords, into tally: inout SuspicionTally) {
        let words = words.words
        for (index, word) in words.enumerated() {
            for phrase in phrases[word.key] ?? [] {
                guard index + phrase.words.count <= words.count,
                    zip(words[index...], phrase.words).allSatisfy({ $0.key == $1 })
                else { continue }
                tally.add(phrase.sign, phrase.text, phrase.weight)
            }
            weighApproval(at: index, in: words, into: &tally)
        }
    }

    /// `Approver: NAME APPROVED`, with any name.
    private static func weighApproval(at index: Int, in words: [PlainWords.Word], into tally: inout SuspicionTally) {
        guard words[index].key == approver else { return }
        if words[(index + 1)...].prefix(6).contains(where: { $0.key == approved }) {
            tally.add(.forgesApproval, "approver", 35)
        }
    }

    private static let approver = PlainWords.key(of: "approver")
    private static let approved = PlainWords.key(of: "approved")

    /// By their first words.
    private static let phrases: [UInt64: [Phrase]] = {
        var phrases: [UInt64: [Phrase]] = [:]
        for (sign, list) in SuspiciousPhrases.lists {
            for line in list.split(separator: "\n") {
                let parts = line.split(separator: " ", maxSplits: 1)
                guard parts.count == 2, let weight = Int(parts[0]) else { continue }
                let words = PlainWords.keys(of: String(parts[1]))
                guard let first = words.first else { continue }
                let phrase = Phrase(words: words, text: String(parts[1]), sign: sign, weight: weight)
                phrases[first, default: []].append(phrase)
            }
        }
        return phrases
    }()
}
