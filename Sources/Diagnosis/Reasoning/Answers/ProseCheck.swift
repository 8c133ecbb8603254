import Evidence
import Foundation

/// Checks the free words of an answer: a sentence that names something which nobody has seen is dropped, and so are
/// links, because a link can carry away what was read and an image loads by itself.
struct ProseCheck {
    private let seen: SeenNames

    init(dossier: Dossier) { seen = SeenNames(dossier) }

    /// What is left of a text, and how many sentences were dropped.
    func check(_ text: String, limit: Int) -> (text: String, dropped: Int) {
        let words = Words.line(text, limit: limit * 2)
        var kept: [Substring] = []
        var dropped = 0
        for sentence in Self.sentences(of: words) {
            if isGrounded(sentence) { kept.append(sentence) } else { dropped += 1 }
        }
        return (Words.line(kept.joined(separator: " "), limit: limit), dropped)
    }

    /// Whether each name in a sentence was seen.
    private func isGrounded(_ sentence: Substring) -> Bool {
        guard !Self.holdsLink(sentence) else { return false }
        var isAfterKind = false
        for word in ProseWord.words(of: sentence) {
            switch word.sort {
            case .name: guard seen.contains(word.text) else { return false }
            case .compound:
                guard seen.contains(word.text) || !isAfterKind && !seen.isMisspelt(word.text) else { return false }
            case .plain: if seen.isMisspelt(word.text) { return false }
            }
            isAfterKind = word.isKind
        }
        return true
    }

    /// Links in every form that some reader makes one of: with a scheme, in Markdown, or by a query.
    private static func holdsLink(_ sentence: Substring) -> Bool {
        if sentence.contains("://") || sentence.contains("](") || sentence.contains("www.") { return true }
        // `evil.example/x`: where a host and a path stand together, readers make a link of them, whoever named them.
        if sentence.contains(/[A-Za-z0-9-]+\.[A-Za-z]{2,}(:\d+)?\/[^\s:@]*(?![^\s]*[:@])/) { return true }
        // A question mark inside of a word begins a query.
        return sentence.indices.contains { index in
            let next = sentence.index(after: index)
            return sentence[index] == "?" && next < sentence.endIndex
                && (sentence[next].isLetter || sentence[next].isNumber)
        }
    }

    /// Sentences end with a mark and a blank: the dots of versions and host names end none.
    private static func sentences(of text: String) -> [Substring] {
        var sentences: [Substring] = []
        var start = text.startIndex
        var index = start
        while index < text.endIndex {
            let next = text.index(after: index)
            if ".!?".contains(text[index]), next == text.endIndex || text[next] == " " {
                sentences.append(text[start..<next])
                start = next == text.endIndex ? next : text.index(after: next)
                index = start
            } else {
                index = next
            }
        }
        if start < text.endIndex { sentences.append(text[start...]) }
        return sentences.filter { !$0.allSatisfy(\.isWhitespace) }
    }
}
