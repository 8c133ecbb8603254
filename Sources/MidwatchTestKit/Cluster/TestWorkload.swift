public import KubernetesModel

/// Objects that tests create. The containers end quickly when they are told to.
public enum TestWorkload {
    /// The image that each test cluster has to have.
    public static let image = "busybox"
    /// An image that no registry has.
    public static let missingImage = "registry.example/shop/web:missing"

    /// A container that sleeps, unless it is told otherwise.
    public static func container(
        command: [String] = ["sleep", "3600"], image: String = image, memory: String? = nil, _ more: JSONValue = [:]
    ) -> JSONValue {
        var container = more
        container["name"] = "main"
        container["image"] = .string(image)
        container["imagePullPolicy"] = "IfNotPresent"
        container["command"] = .array(command.map { .string($0) })
        if let memory {
            container["resources"] = ["requests": ["memory": .string(memory)], "limits": ["memory": .string(memory)]]
        }
        return container
    }

    /// A command that takes as many MiB of memory at its start and keeps them.
    public static func holding(mebibytes: Int) -> [String] {
        [
            "awk",
            """
            BEGIN { for (i = 0; i < \(mebibytes); i++) held[i] = sprintf("%1048576s", "x"); while (1) system("sleep 60") }
            """,
        ]
    }

    /// A command that takes ever more memory: about 8 MiB a second.
    public static let leaking = [
        "awk", #"BEGIN { while (1) { held[i++] = sprintf("%1048576s", "x"); system("sleep 0.1") } }"#,
    ]

    /// A pod template with one container.
    public static func template(_ name: String, _ container: JSONValue, restarts: String = "Always") -> JSONValue {
        [
            "metadata": ["labels": ["app": .string(name)]],
            "spec": [
                "terminationGracePeriodSeconds": 1, "restartPolicy": .string(restarts), "containers": [container],
            ],
        ]
    }

    /// A Deployment, StatefulSet or DaemonSet with one container.
    ///
    /// - Parameters:
    ///   - replicas: Nil for a DaemonSet.
    ///   - more: Further members of its spec.
    public static func workload(
        _ name: String, replicas: Int? = 1, _ container: JSONValue = container(), _ more: JSONValue = [:]
    ) -> JSONValue {
        var spec = more
        spec["selector"] = ["matchLabels": ["app": .string(name)]]
        spec["template"] = template(name, container)
        spec["replicas"] = replicas.map { .integer($0) }
        return ["metadata": ["name": .string(name)], "spec": spec]
    }

    /// A Job with one container.
    public static func job(_ name: String, _ container: JSONValue, _ more: JSONValue = [:]) -> JSONValue {
        var spec = more
        spec["template"] = template(name, container, restarts: "Never")
        return ["metadata": ["name": .string(name)], "spec": spec]
    }

    /// What changes the container of a workload, for a strategic merge patch.
    public static func changing(_ container: JSONValue) -> JSONValue {
        var container = container
        container["name"] = "main"
        return ["spec": ["template": ["spec": ["containers": [container]]]]]
    }
}
