/// Estimates how many tokens a model's tokenizer makes of a text, without the tokenizer.
///
/// A model charges by its own vocabulary of 50,000 to 200,000 pieces, and vendors do not publish all of them. The
/// estimate splits a text as all of them do, into words, numbers, punctuation and single characters of other scripts,
/// and adds up a weight for each (``TokenWeights``). It is made to err to the high side: a budget kept by it is kept.
public enum TokenEstimate {
    /// An upper guess at the number of tokens; 0 only of the empty text. Takes linear time and no memory.
    public static func tokens(in text: String) -> Int {
        let hundredths = hundredths(in: text)
        return (hundredths + 99) / 100
    }

    /// In hundredths of a token: adding texts up rounds once.
    ///
    /// Texts that are joined with a line break cost no more than they and the line break do by themselves.
    static func hundredths(in text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            var scan = TokenScan(bytes: bytes)
            return scan.run()
        }
    }
}
