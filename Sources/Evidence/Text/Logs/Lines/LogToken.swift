/// A word of a log line, or what stands for one.
struct LogToken {
    /// Of what is constant in it, and of its placeholder.
    var hash: UInt64
    /// Where it lies in the line.
    var start: Int
    var end: Int
    /// Where its constant beginning ends: `end` of a word, `start` of a placeholder, between them of `worker-<num>`.
    var constantEnd: Int
    var placeholder: Placeholder

    /// Whether nothing of it is constant.
    var isPurePlaceholder: Bool { placeholder != .none && constantEnd == start }
}
