import Diagnosis
import Testing

/// The pages of the rules.
struct RuleTests {
    private static let index = "docs/rules/README.md"

    @Test func `Every rule has a page, and every page a rule`() {
        let rules = Set(RuleEngine.standard.rules.map(\.id))
        let pages = Set(
            Page.all.map(\.path).filter { $0.hasPrefix("docs/rules/") && $0 != Self.index }
                .map { String($0.dropFirst("docs/rules/".count).dropLast(".md".count)) })
        #expect(rules == pages)
    }

    @Test func `The index lists the rules in the order in which they are asked`() throws {
        let index = try Page.named(Self.index)
        let listed = index.prose.matches(of: /(?m)^\| \[([a-z-]+)\]/).map { String($0.1) }
        #expect(listed == RuleEngine.standard.rules.map(\.id))
    }

    @Test(
        "A rule's page says when it holds, why, what helps, and what does not",
        arguments: RuleEngine.standard.rules.map(\.id))
    func sections(id: String) throws {
        let page = try Page.named("docs/rules/\(id).md")
        #expect(page.text.hasPrefix("# \(id)\n"))
        #expect(
            page.anchors.isSuperset(of: [
                "condition", "cause", "remedy-and-why", "tempting-but-wrong", "what-people-do",
            ]))
    }
}
