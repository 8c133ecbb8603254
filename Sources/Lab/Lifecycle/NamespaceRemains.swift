internal import KubernetesModel

/// What is left of a namespace that ends, as its conditions tell it: pkg/controller/namespace/deletion/status_condition_utils.go.
struct NamespaceRemains {
    private var objects: [String: Int] = [:]
    private var finalizers: [String: Int] = [:]

    var isEmpty: Bool { objects.isEmpty }

    mutating func add(_ content: ObjectContent, _ resource: ResourceName) {
        objects[resource.group.isEmpty ? "\(resource.plural)." : resource.text, default: 0] += 1
        for finalizer in content.finalizers { finalizers[finalizer, default: 0] += 1 }
    }

    func describe(in namespace: inout JSONValue, time: String) {
        let before = namespace["status"]?["conditions"]?.arrayValue ?? []
        namespace[path: "status", "conditions"] = .array(
            conditions.map { condition in
                let old = before.first { $0["type"] == condition["type"] }
                var condition = condition
                let isSame = old?["status"] == condition["status"]
                condition["lastTransitionTime"] = isSame ? old?["lastTransitionTime"] : .string(time)
                return condition
            })
    }

    private var conditions: [JSONValue] {
        [
            [
                "type": "NamespaceDeletionDiscoveryFailure", "status": "False", "reason": "ResourcesDiscovered",
                "message": "All resources successfully discovered",
            ],
            [
                "type": "NamespaceDeletionGroupVersionParsingFailure", "status": "False",
                "reason": "ParsedGroupVersions", "message": "All legacy kube types successfully parsed",
            ],
            [
                "type": "NamespaceDeletionContentFailure", "status": "False", "reason": "ContentDeleted",
                "message": "All content successfully deleted, may be waiting on finalization",
            ],
            [
                "type": "NamespaceContentRemaining", "status": "True", "reason": "SomeResourcesRemain",
                "message": .string(
                    "Some resources are remaining: "
                        + Self.list(objects) { "\($0) has \($1) resource instances" }),
            ],
            finalizers.isEmpty
                ? [
                    "type": "NamespaceFinalizersRemaining", "status": "False", "reason": "ContentHasNoFinalizers",
                    "message": "All content-preserving finalizers finished",
                ]
                : [
                    "type": "NamespaceFinalizersRemaining", "status": "True", "reason": "SomeFinalizersRemain",
                    "message": .string(
                        "Some content in the namespace has finalizers remaining: "
                            + Self.list(finalizers) { "\($0) in \($1) resource instances" }),
                ],
        ]
    }

    private static func list(_ counts: [String: Int], _ text: (String, Int) -> String) -> String {
        counts.sorted { $0.key < $1.key }.map { text($0.key, $0.value) }.joined(separator: ", ")
    }
}
