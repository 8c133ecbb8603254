internal import Incidents
internal import KubernetesClient
internal import KubernetesModel
package import Lab
package import Logging
internal import Operator

/// What Midwatch needs in a cluster before its watch begins: its kinds, its namespace, and a policy.
package enum Groundwork {
    /// Lays it, in the Lab's present moment.
    ///
    /// - Parameter scenario: Whose policy is laid under its name; the usual one, where it has none.
    package static func lay(in cluster: LabCluster, for scenario: Scenario, logger: Logger) async throws {
        let api = KubernetesAPI(of: LabAPI(server: cluster.server), logger: logger)
        let objects =
            try definitions.get() + [
                [
                    "apiVersion": .string(MidwatchGroup.apiVersion), "kind": "AutonomyPolicy",
                    "metadata": ["name": .string(scenario.name)], "spec": scenario.policy ?? usualPolicy,
                ]
            ]
        try await Installer(api: api).apply(objects) { _ in }
        cluster.settle()
    }

    /// Midwatch's kinds and its namespace.
    static let definitions = Result {
        try InstallManifests.render(InstallManifests.Options(image: "")).filter(InstallManifests.isGroundwork)
    }

    /// Lets Midwatch do by itself all that it can do, within the limits that hold where a policy says nothing of them.
    static let usualPolicy: JSONValue = [
        "mode": "Auto", "actions": .array(Action.Kind.allCases.map { ["kind": .string($0.rawValue)] }),
    ]
}
