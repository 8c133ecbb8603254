import KubernetesModel
import Testing

@Suite struct LabelSelectorTests {
    private let labels: StringMap = ["app": "web", "tier": "front"]

    @Test(arguments: [
        ("tier", "In", ["front", "back"], true), ("tier", "In", ["back"], false), ("zone", "In", ["a"], false),
        ("tier", "NotIn", ["back"], true), ("tier", "NotIn", ["front"], false), ("zone", "NotIn", ["a"], true),
        ("tier", "Exists", [], true), ("zone", "Exists", [], false), ("zone", "DoesNotExist", [], true),
        ("tier", "DoesNotExist", [], false), ("tier", "Like", ["front"], false), ("tier", "", [], false),
    ])
    func `each operator decides as the API server does`(key: String, name: String, values: [String], expected: Bool) {
        var selector = LabelSelector()
        selector.matchExpressions = [LabelSelector.Requirement(key: key, operator: name, values: values)]
        #expect(selector.matches(labels) == expected)
    }

    @Test func `all conditions have to hold`() {
        var selector = LabelSelector(matchLabels: ["app": "web"])
        #expect(selector.matches(labels))
        selector.matchExpressions = [LabelSelector.Requirement(key: "zone", operator: "Exists")]
        #expect(!selector.matches(labels))
    }

    @Test func `an empty selector matches everything`() {
        #expect(LabelSelector().isEmpty)
        #expect(LabelSelector().matches([:]))
    }
}
