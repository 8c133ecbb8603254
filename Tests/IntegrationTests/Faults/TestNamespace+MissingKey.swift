import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

/// How a workload may take it that a key of its ConfigMap is missing.
enum MissingKeyFault: String, CaseIterable, Sendable {
    /// The kubelet cannot create the container.
    case required
    /// The key is optional, and the program ends without it.
    case optional
}

extension TestNamespace {
    /// Deploys `shop`, which wants a key of a ConfigMap that the ConfigMap does not have.
    func deployWithMissingKey(_ fault: MissingKeyFault = .required) async throws {
        try await create(
            ConfigMap.resource, ["metadata": ["name": "settings"], "data": ["log-level": "info"]])
        let variable: JSONValue = [
            "name": "DATABASE_URL",
            "valueFrom": [
                "configMapKeyRef": [
                    "name": "settings", "key": "database-url", "optional": .bool(fault == .optional),
                ]
            ],
        ]
        let command = ["sh", "-c", #"test -n "$DATABASE_URL" || exit 1; exec sleep 3600"#]
        try await create(
            Deployment.resource,
            TestWorkload.workload("shop", TestWorkload.container(command: command, ["env": [variable]])))
    }

    /// Waits for the incident of `shop` to be with people, who are told the key.
    @discardableResult
    func expectMissingKeyIsNamed(
        within limit: Duration = .seconds(90), sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Incident {
        let incident = try await incident(of: "shop", "escalated with the key's name", within: limit) { incident in
            incident.phase == .escalated && incident.status.diagnosis?.rootCause.contains("database-url") == true
        }
        #expect(incident.status.diagnosis?.rootCause.contains("settings") == true, sourceLocation: sourceLocation)
        #expect(try await requests().allSatisfy { !$0.isBegun }, sourceLocation: sourceLocation)
        try expectWrites([], sourceLocation: sourceLocation)
        return incident
    }
}
