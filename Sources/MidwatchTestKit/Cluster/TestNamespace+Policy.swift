public import Incidents
import KubernetesClient
import KubernetesModel

extension TestNamespace {
    static var policies: APIResource { AutonomyPolicy.resource }

    /// Makes the policy of the namespace. It allows each action; the limits are those of a short test.
    ///
    /// - Parameter memoryLimitMax: How far a memory limit may be raised.
    public func setPolicy(_ mode: AutonomyPolicy.Mode, memoryLimitMax: String = "64Mi") async throws {
        let kinds: [Action.Kind] = [
            .restartPod, .rolloutRestart, .rollbackWorkload, .scaleWorkload, .setResources, .retryJob,
        ]
        let actions = kinds.map { kind -> JSONValue in
            var action: JSONValue = ["kind": .string(kind.rawValue)]
            if kind == .setResources {
                action["bounds"] = ["memoryLimitMax": .string(memoryLimitMax), "maxIncreasePercent": 400]
            }
            return action
        }
        try await cluster.api.create(
            Self.policies,
            [
                "apiVersion": .string(MidwatchGroup.apiVersion), "kind": "AutonomyPolicy",
                "metadata": ["name": .string(name)],
                "spec": [
                    "mode": .string(mode.rawValue), "namespaces": ["matchNames": [.string(name)]],
                    "actions": .array(actions),
                    "limits": [
                        "actionsPerHour": 20, "perTargetPerHour": 10, "cooldown": "1s", "maxInFlight": 5,
                        "maxPodsPercent": 100,
                    ],
                ],
            ])
    }
}
