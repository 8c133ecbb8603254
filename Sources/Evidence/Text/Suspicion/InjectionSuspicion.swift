/// Judges whether a text tries to steer a model that reads it.
///
/// It reads the text as a model would understand it: hidden characters are taken out, look-alike letters, accents and
/// digits in place of letters are folded, escapes are resolved, times in front of lines are passed over, and base64 or
/// hexadecimal that holds text is decoded. Then it weighs what it finds. It takes linear time.
public enum InjectionSuspicion {
    /// An encoded text within an encoded text is read; one within that is not.
    private static let deepest = 2
    /// More lines than this are not looked at together.
    private static let maximumLines = 400

    /// Judges a text as it was read: hidden characters are a sign too, so best before a ``Sanitizer`` took them out.
    public static func judge(_ text: String) -> Suspicion { judge(text, depth: 0) }

    /// The text without the lines that are flagged, and without those that are flagged together with their neighbours;
    /// all of it where that does not help.
    ///
    /// What is left out is named, so that a reader knows of it. A text that is not flagged comes back as it was.
    public static func withholding(_ text: String) -> (text: String, suspicion: Suspicion) {
        let whole = judge(text)
        guard whole.isFlagged else { return (text, whole) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var isWithheld = lines.map { judge($0).isFlagged }
        var kept = keeping(lines, isWithheld)
        // An attempt may be spread over lines of which none says much by itself.
        for span in [2, 3, 5, 8] where judge(kept).isFlagged && lines.count <= maximumLines && span <= lines.count {
            for start in 0...lines.count - span
            where judge(lines[start..<start + span].joined(separator: "\n")).isFlagged {
                for line in start..<start + span { isWithheld[line] = true }
            }
            kept = keeping(lines, isWithheld)
        }
        return (judge(kept).isFlagged ? notice(of: text) : kept, whole)
    }

    private static func keeping(_ lines: [String], _ isWithheld: [Bool]) -> String {
        var kept: [String] = []
        var withheld: [String] = []
        for (line, isWithheld) in zip(lines, isWithheld) {
            if isWithheld {
                withheld.append(line)
            } else {
                if !withheld.isEmpty { kept.append(notice(of: withheld.joined(separator: "\n"))) }
                withheld = []
                kept.append(line)
            }
        }
        if !withheld.isEmpty { kept.append(notice(of: withheld.joined(separator: "\n"))) }
        return kept.joined(separator: "\n")
    }

    /// What stands in place of a text that is withheld.
    public static func notice(of text: String) -> String {
        "(withheld: \(text.utf8.count) \(noticeEnding)"
    }

    static let noticeEnding = "bytes that read like orders to the reader)"

    private static func judge(_ text: String, depth: Int) -> Suspicion {
        var tally = SuspicionTally()
        let stripped = Sanitizer(maximumBytes: .max, maximumLineBytes: .max).strip(text)
        weigh(stripped.hidden, into: &tally)
        let plain = Unescaping.resolve(stripped.text)
        let words = PlainWords(plain)
        OverrideDetector.weigh(words, plain, into: &tally)
        OrderDetector.weigh(words, into: &tally)
        PhraseDetector.weigh(words, into: &tally)
        MarkupDetector.weigh(plain, into: &tally)
        AnswerDetector.weigh(plain, into: &tally)
        tally.add(.usesLookAlikes, "words", min(2, words.mixedScriptWords) * 20)
        if depth < deepest { weighEncoded(plain, depth: depth, into: &tally) }
        return tally.suspicion
    }

    private static func weigh(_ hidden: HiddenCharacters, into tally: inout SuspicionTally) {
        if hidden.tags > 0 { tally.add(.hidesCharacters, "tags", 60) }
        if hidden.variationSelectors > 2 { tally.add(.hidesCharacters, "variation selectors", 60) }
        if hidden.directionOverrides > 0 { tally.add(.hidesCharacters, "overrides", 40) }
        if hidden.wordSplits > 2 { tally.add(.hidesCharacters, "splits", 40) }
        if hidden.concealments > 0 { tally.add(.hidesCharacters, "concealed", 35) }
        if hidden.excessMarks > 9 { tally.add(.hidesCharacters, "marks", 20) }
    }

    /// What is encoded weighs as much as if it stood there, and more, because somebody took the trouble.
    private static func weighEncoded(_ text: String, depth: Int, into tally: inout SuspicionTally) {
        for decoded in EncodedText.decode(in: text) {
            let inner = judge(decoded, depth: depth + 1)
            guard inner.score >= 30 else { continue }
            tally.add(.encodesText, "decoded", 25)
            for sign in inner.signs { tally.add(sign, "decoded", inner.score) }
        }
    }
}
