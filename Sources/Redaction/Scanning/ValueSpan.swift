/// A value within a text, as it was found after a `=` or a `:`.
struct ValueSpan {
    /// How the value is written, which tells where it ends and how a sentence looks there.
    enum Form {
        /// Within quotes, or the value of a quoted key.
        case member
        /// `key=value`, to the next space.
        case assignment
        /// `key: value` at the beginning of a line, to its end.
        case line
        /// `key: value` within a line, to the next space.
        case sentence
        /// `--key value`.
        case flag
    }

    /// Without its quotes.
    var range: Range<Int>
    var quote: Quote?
    var form: Form
    /// Where to go on after it.
    var next: Int
    /// Whether what is looked at of the line ends before it does.
    var isOpen = false
    /// Whether only its beginning was read, which is enough to judge it.
    var isBeginning = false
}
