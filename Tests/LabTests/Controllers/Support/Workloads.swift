import KubernetesModel

@testable import Lab

/// Workloads for the tests of their controllers.
enum Workloads {
    static func template(_ image: String, app: String = "web") -> JSONValue {
        [
            "metadata": ["labels": ["app": .string(app)]],
            "spec": ["containers": [["name": "main", "image": .string(image)]]],
        ]
    }

    static func workload(_ name: String, _ image: String, _ spec: JSONValue = [:]) -> JSONValue {
        var members = spec
        if members["selector"] == nil { members["selector"] = ["matchLabels": ["app": .string(name)]] }
        members["template"] = template(image, app: name)
        return ["metadata": ["name": .string(name)], "spec": members]
    }

    static func deployment(_ spec: JSONValue = [:], image: String = "web:1", replicas: Int = 3) -> JSONValue {
        var spec = spec
        spec["replicas"] = .integer(replicas)
        return workload("web", image, spec)
    }
}

extension JSONValue {
    /// Another image for the first container of a workload's template.
    mutating func setImage(_ image: String) {
        var container = self["spec"]?["template"]?["spec"]?["containers"]?[0] ?? [:]
        container["image"] = .string(image)
        self[path: "spec", "template", "spec", "containers"] = [container]
    }
}
