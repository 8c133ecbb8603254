extension Int {
    /// A number of things in words: `1 node`, `3 nodes`.
    func of(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}
