import Testing

/// The page of the guardrails.
struct GuardrailTests {
    @Test func `Every guardrail that a page names is one, and every one is on the page`() throws {
        let page = try Page.named("docs/guardrails.md")
        let sources =
            try Project.files(in: "Sources/Guardrails", endingWith: ".swift").map(Project.text).joined()
            + Project.files(in: "Sources/Healing", endingWith: ".swift").map(Project.text).joined()
        let written = names(in: sources).union(sources.matches(of: /deny\(\s*"([a-z-]+)"/).map { String($0.1) })
        // What is said of an action that nothing speaks against, and of one that was never decided.
        let silent: Set = ["escalate", "undecided"]
        let named = Page.all.reduce(into: Set<String>()) { $0.formUnion(names(in: $1.text)) }
        #expect(named.subtracting(written) == [])
        #expect(try written.subtracting(silent).subtracting(documented) == [])
        try #require(names(in: page.text).count > 10)
    }

    private func names(in text: String) -> Set<String> {
        Set(text.matches(of: /guardrail\/([a-z]+(?:-[a-z]+)*)/).map { String($0.1) })
    }

    /// Those of the guardrails' page, and those that the page of requests explains.
    private var documented: Set<String> {
        get throws {
            let pages = try ["docs/guardrails.md", "docs/resources/actionrequest.md"].map(Page.named)
            return pages.reduce(into: []) { $0.formUnion(names(in: $1.text)) }
        }
    }
}
