/// The words of a text as a reader takes them in, whatever letters they are written with.
struct PlainWords {
    struct Word {
        /// A hash of the folded letters.
        var key: UInt64
        /// What the word may mean; empty for nearly all words.
        var meaning: WordMeaning
        /// Whether a sentence, or a part of one that may give an order, begins with it.
        var startsClause: Bool
    }

    private(set) var words: [Word] = []
    /// Words that mix ASCII letters with their look-alikes of another script.
    private(set) var mixedScriptWords = 0
    /// The folded ASCII letters of the text in a row: finds what is written without spaces, or with too many.
    private(set) var letters: [UInt8] = []

    /// Reads the words of a text.
    init(_ text: String) {
        var text = text
        text.withUTF8 { read($0) }
    }

    /// The key that a word has, as a vocabulary needs it.
    static func key(of word: String) -> UInt64 {
        PlainWords(spelling: word).words.first?.key ?? 0
    }

    /// The keys of a phrase's words.
    static func keys(of phrase: String) -> [UInt64] { PlainWords(spelling: phrase).words.map(\.key) }

    /// Reads words of a vocabulary, which have no meaning yet.
    private init(spelling text: String) {
        var text = text
        text.withUTF8 { read($0, vocabulary: nil) }
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        read(bytes, vocabulary: WordMeaning.vocabulary)
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, vocabulary: [UInt64: WordMeaning]?) {
        var word = WordSpelling()
        var startsClause = true
        var position = 0
        while position < bytes.count {
            let scalar = UTF8Decoding.scalar(in: bytes, at: &position)
            switch FoldedLetter(scalar) {
            case .ascii(let letter, let isLookAlike):
                word.append(letter, isLookAlike: isLookAlike)
                letters.append(letter)
            case .other(let value): word.append(other: value)
            case .digit(let digit): word.append(digit: digit)
            case .mark: continue
            case .separator(let endsClause):
                finish(&word, &startsClause, vocabulary)
                startsClause = startsClause || endsClause
            }
        }
        finish(&word, &startsClause, vocabulary)
    }

    /// Takes up a word, unless it is a number or a single letter: times and units, which stand between the words of a
    /// sentence that is split over lines.
    private mutating func finish(
        _ word: inout WordSpelling, _ startsClause: inout Bool, _ vocabulary: [UInt64: WordMeaning]?
    ) {
        defer { word = WordSpelling() }
        guard word.letterCount > 1 else { return }
        if word.mixesScripts { mixedScriptWords += 1 }
        var key = word.key
        var meaning = vocabulary?[key] ?? []
        if word.hasDigits, let spelled = vocabulary?[word.spelledKey] {
            (key, meaning) = (word.spelledKey, spelled)
        }
        words.append(Word(key: key, meaning: meaning, startsClause: startsClause))
        startsClause = meaning.contains(.conjunction)
    }
}
