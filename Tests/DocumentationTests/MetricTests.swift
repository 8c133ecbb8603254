import Testing

/// The table of metrics.
struct MetricTests {
    @Test func `The metrics that are documented are those that there are`() throws {
        let page = try Page.named("docs/OPERATIONS.md")
        let names = page.codeRows.map { $0[0].trimming("`") }
        let documented = Set(names.filter { $0.contains("_") && !$0.contains(" ") })
        let sources = try Project.sources()
        let labels =
            sources.matches(of: /label:\s*"([a-z]+_[a-z_]+)"/) + sources.matches(of: /droppedName = "([a-z_]+)"/)
        let written = Set(labels.map { String($0.1) })
        try #require(written.count > 10)
        #expect(documented == written)
    }
}

extension String {
    /// The text without a character at its ends.
    fileprivate func trimming(_ character: Character) -> String {
        String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
    }
}
