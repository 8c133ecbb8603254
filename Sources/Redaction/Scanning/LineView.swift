/// The part of a line that is looked at.
struct LineView {
    /// As far back as keys are looked for.
    var start: Int
    /// Where it ends: with the line, or with what may be looked at of a long one.
    var end: Int
    /// Whether `start` is where the line begins.
    var startsLine: Bool
    /// Whether `end` is where the line ends.
    var endsLine: Bool
    /// Whether a line feed stands at `end`.
    var hasNewline: Bool
}
