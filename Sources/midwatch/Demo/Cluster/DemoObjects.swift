import Incidents
import KubernetesModel

/// What stands on the demo's stage.
enum DemoObjects {
    /// Marks the namespace as the demo's own.
    static let label = "midwatch.dev/demo"

    static let namespace: JSONValue = [
        "apiVersion": "v1", "kind": "Namespace",
        "metadata": ["name": .string(DemoStage.namespace), "labels": .object([label: "true"])],
    ]

    static let policy: JSONValue = [
        "apiVersion": .string(MidwatchGroup.apiVersion), "kind": "AutonomyPolicy",
        "metadata": ["name": .string(DemoStage.namespace)],
        "spec": [
            "mode": "Auto", "namespaces": ["matchNames": [.string(DemoStage.namespace)]],
            "actions": [
                ["kind": "rollbackWorkload", "minConfidence": 0.8],
                [
                    "kind": "setResources", "minConfidence": 0.8,
                    "bounds": ["memoryLimitMax": "64Mi", "maxIncreasePercent": 300],
                ],
            ],
            // The workloads are small, and nobody is served by them.
            "limits": ["maxPodsPercent": 100, "cooldown": "1s"],
        ],
    ]

    static func storefront(image: String) -> JSONValue {
        deployment("storefront", replicas: 2, container: ["image": .string(image), "command": ["sleep", "3600"]])
    }

    static func changedImage(_ image: String) -> JSONValue {
        ["spec": ["template": ["spec": ["containers": [["name": "main", "image": .string(image)]]]]]]
    }

    /// Takes 24 MiB and has 16.
    static func cart(image: String) -> JSONValue {
        let program =
            #"BEGIN { for (i = 0; i < 24; i++) held[i] = sprintf("%1048576s", "x"); while (1) system("sleep 60") }"#
        return deployment(
            "cart", replicas: 1,
            container: [
                "image": .string(image), "command": ["awk", .string(program)],
                "resources": ["requests": ["memory": "16Mi"], "limits": ["memory": "16Mi"]],
            ])
    }

    static let paymentsConfig: JSONValue = [
        "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "payments"], "data": ["currency": "EUR"],
    ]

    static func payments(image: String) -> JSONValue {
        deployment(
            "payments", replicas: 1,
            container: [
                "image": .string(image), "command": ["sleep", "3600"],
                "env": [
                    [
                        "name": "DATABASE_URL",
                        "valueFrom": ["configMapKeyRef": ["name": "payments", "key": "database-url"]],
                    ]
                ],
            ])
    }

    private static func deployment(_ name: String, replicas: Int, container: JSONValue) -> JSONValue {
        var container = container
        container["name"] = "main"
        container["imagePullPolicy"] = "IfNotPresent"
        return [
            "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": .string(name)],
            "spec": [
                "replicas": .integer(replicas), "selector": ["matchLabels": ["app": .string(name)]],
                "template": [
                    "metadata": ["labels": ["app": .string(name)]],
                    "spec": ["terminationGracePeriodSeconds": 1, "containers": [container]],
                ],
            ],
        ]
    }
}
