import KubernetesModel

enum Objects {
    static func configMap(_ name: String, labels: JSONValue = [:], owners: [JSONValue] = []) -> JSONValue {
        var object: JSONValue = ["metadata": ["name": .string(name), "labels": labels], "data": ["a": "1"]]
        if !owners.isEmpty { object[path: "metadata", "ownerReferences"] = .array(owners) }
        return object
    }

    static func pod(_ name: String, node: String? = nil, labels: JSONValue = ["app": "web"]) -> JSONValue {
        var pod: JSONValue = [
            "metadata": ["name": .string(name), "labels": labels],
            "spec": ["containers": [["name": "main", "image": "web:1"]]],
        ]
        if let node { pod[path: "spec", "nodeName"] = .string(node) }
        return pod
    }

    static func owner(_ object: JSONValue, blocks: Bool = false) -> JSONValue {
        [
            "apiVersion": "v1", "kind": object["kind"] ?? "ConfigMap", "name": object[path: "metadata", "name"] ?? "",
            "uid": object[path: "metadata", "uid"] ?? "", "blockOwnerDeletion": .bool(blocks),
        ]
    }

    /// A definition of the namespaced kind Widget with two versions.
    static let widgets: JSONValue = [
        "metadata": ["name": "widgets.example.com"],
        "spec": [
            "group": "example.com", "scope": "Namespaced",
            "names": ["plural": "widgets", "singular": "widget", "kind": "Widget", "shortNames": ["wd"]],
            "versions": [
                [
                    "name": "v1", "served": true, "storage": true, "subresources": ["status": [:]],
                    "schema": ["openAPIV3Schema": schema],
                    "additionalPrinterColumns": [
                        ["name": "Size", "type": "integer", "jsonPath": ".spec.size"],
                        ["name": "Age", "type": "date", "jsonPath": ".metadata.creationTimestamp"],
                    ],
                ],
                ["name": "v1beta1", "served": true, "storage": false, "schema": ["openAPIV3Schema": schema]],
            ],
        ],
    ]

    private static let schema: JSONValue = [
        "type": "object",
        "properties": [
            "spec": ["type": "object", "properties": ["size": ["type": "integer"]]],
            "status": ["type": "object", "properties": ["ready": ["type": "boolean"]]],
        ],
    ]
}
