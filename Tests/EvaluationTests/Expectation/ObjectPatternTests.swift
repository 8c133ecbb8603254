import Testing

@testable import Evaluation

struct ObjectPatternTests {
    @Test(
        arguments: [
            ("Deployment/checkout", "Deployment", "shop", "checkout", true),
            ("Deployment/checkout", "Deployment", "shop", "checkout-2", false),
            ("Deployment/checkout", "StatefulSet", "shop", "checkout", false),
            ("Deployment/checkout", "Deployment", "prod", "checkout", false),
            ("prod/Deployment/checkout", "Deployment", "prod", "checkout", true),
            ("prod/Deployment/checkout", "Deployment", "shop", "checkout", false),
            ("Pod/checkout-*", "Pod", "shop", "checkout-7d-x", true),
            ("Pod/checkout-*", "Pod", "shop", "cart-7d-x", false),
            ("Pod/*-x", "Pod", "shop", "checkout-x", true), ("Pod/a*b*c", "Pod", "shop", "a-bb-c", true),
            ("Pod/a*b*c", "Pod", "shop", "acb", false), ("Pod/ab*ba", "Pod", "shop", "aba", false),
            ("Pod/*", "Pod", "shop", "anything", true), ("Node/node-1", "Node", nil, "node-1", true),
            ("Node/node-1", "Node", "", "node-1", true),
        ] as [(String, String, String?, String, Bool)])
    func `A pattern names objects`(
        pattern: String, kind: String, namespace: String?, name: String, matches: Bool
    ) throws {
        let pattern = try #require(ObjectPattern(pattern))
        #expect(pattern.matches(kind: kind, namespace: namespace, name: name) == matches)
    }

    @Test(arguments: ["", "checkout", "/checkout", "Deployment/", "a/b/c/d", "deployment/checkout"])
    func `What is no pattern is refused`(text: String) { #expect(ObjectPattern(text) == nil) }
}
