/// What a ``Sanitizer`` took out of a text, counted by kind.
public struct HiddenCharacters: Hashable, Sendable {
    /// Control characters other than line breaks and tabs.
    public var controls = 0
    /// Terminal escape sequences, as whole sequences: colours, movements of the cursor, titles, links.
    public var escapeSequences = 0
    /// Escape sequences that make what follows invisible on a terminal.
    public var concealments = 0
    /// Characters without width or ink: zero-width spaces and joiners, soft hyphens, fillers.
    public var zeroWidth = 0
    /// Of the zero-width ones, those right behind an ASCII letter, where they split a word.
    public var wordSplits = 0
    /// Controls of the direction of text that only mark it, as right-to-left scripts need them.
    public var directionMarks = 0
    /// Controls that override the direction of text, so that it is read in another order than it is stored.
    public var directionOverrides = 0
    /// Tag characters (U+E0000 to U+E007F), which spell ASCII that nobody sees; those of a flag are not counted.
    public var tags = 0
    /// Variation selectors beyond the one that an emoji may have: in a row they carry any bytes.
    public var variationSelectors = 0
    /// Characters of private use, and code points that are no characters.
    public var privateUse = 0
    /// Combining marks beyond those that any script stacks.
    public var excessMarks = 0
    /// ASCII in another dress that was written plainly.
    public var foldedCharacters = 0

    public init() {}

    /// Whether nothing was taken out or folded.
    public var isEmpty: Bool { self == HiddenCharacters() }
}
