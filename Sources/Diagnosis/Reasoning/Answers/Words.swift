import Evidence

/// A model's words, made fit to be kept and shown: one line without hidden characters, cut to size.
enum Words {
    /// - Parameter limit: In bytes of UTF-8.
    static func line(_ text: String, limit: Int) -> String {
        Sanitizer(layout: .oneLine, maximumBytes: limit).clean(text).text
    }
}
