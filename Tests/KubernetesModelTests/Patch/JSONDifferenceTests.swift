import KubernetesModel
import Testing

@Suite struct JSONDifferenceTests {
    @Test(
        arguments: [
            (["spec": ["replicas": 3]], ["spec": ["replicas": 1]], ["spec.replicas: 3 -> 1"]),
            (["spec": [:]], ["spec": ["paused": true]], ["spec.paused: (none) -> true"]),
            (["spec": ["paused": true]], ["spec": [:]], ["spec.paused: true -> (none)"]),
            (["a": 1], ["a": 1], []), (1, "x", ["(all): 1 -> x"]),
            (
                ["a": "3", "b": "", "c": "x y"], ["a": 3, "b": "true", "c": "x"],
                [#"a: "3" -> 3"#, #"b: "" -> "true""#, #"c: "x y" -> x"#]
            ),
            (["m": ["a.b/c": "1Gi"]], ["m": ["a.b/c": "2Gi"]], [#"m."a.b/c": 1Gi -> 2Gi"#]),
            (["l": [1, 2]], ["l": [1, 3, 4]], ["l[1]: 2 -> 3", "l[2]: (none) -> 4"]),
            (["o": ["x": 1]], ["o": [1]], [#"o: {"x":1} -> [1]"#]),
        ] as [(JSONValue, JSONValue, [String])])
    func `what differs is one line each`(old: JSONValue, new: JSONValue, lines: [String]) {
        #expect(JSONDifference.between(old, new).map(\.description) == lines)
    }

    @Test func `named elements are compared by name`() {
        let old: JSONValue = ["containers": [["name": "web", "image": "a:1"], ["name": "proxy", "image": "p:1"]]]
        let new: JSONValue = [
            "containers": [
                ["name": "init", "image": "i:1"], ["name": "web", "image": "a:2"], ["name": "proxy", "image": "p:1"],
            ]
        ]
        #expect(
            JSONDifference.between(old, new).map(\.description) == [
                "containers[web].image: a:1 -> a:2", #"containers[init]: (none) -> {"image":"i:1","name":"init"}"#,
            ])
    }

    @Test func `a new order of named elements is shown`() {
        let (first, second): (JSONValue, JSONValue) = (["name": "a"], ["name": "b"])
        let differences = JSONDifference.between(["l": [first, second]], ["l": [second, first]])
        #expect(differences.map(\.description) == ["l[0].name: a -> b", "l[1].name: b -> a"])
    }
}
