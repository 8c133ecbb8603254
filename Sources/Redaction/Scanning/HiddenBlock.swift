/// A secret of several lines: its lines are taken out as they come, and its placeholder is put in where it ends.
struct HiddenBlock: Sendable {
    enum Shape: Sendable {
        /// The base64 between the marks of a private key.
        case privateKey
        /// The lines of a YAML block, which are indented further than its key.
        case indented(Int)
    }

    let shape: Shape
    let rule: RedactionRule
    var digest: Digester.Digest
    /// What stands before the first line that was taken out: its indentation, or a log's time. Nil before that line.
    var prefix: [UInt8]?
    /// Whether the last line that was taken out ended with a line feed.
    var endsWithNewline = true
    /// Lines within a private key that are not of it: headers, or other output in between.
    var foreignLines = 0
    /// Whether what was taken out last can only have been the key's last line.
    var isComplete = false

    /// More foreign lines than this, and the key's end was lost.
    static let foreignLimit = 6

    init(_ shape: Shape, rule: RedactionRule, digest: Digester.Digest) {
        self.shape = shape
        self.rule = rule
        self.digest = digest
    }
}
