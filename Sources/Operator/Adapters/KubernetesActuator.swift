import Incidents
package import KubernetesClient
package import KubernetesModel

/// Changes workloads through the Kubernetes client, as the actuator's own identity.
package struct KubernetesActuator: ClusterActuator {
    private let api: KubernetesAPI

    package init(api: KubernetesAPI) { self.api = api }

    package func patch(
        _ reference: ObjectReference, with patch: [JSONPatchOperation], dryRun: Bool
    ) async throws -> JSONValue {
        try await translated {
            try await api.patch(
                ActionTargets.resource(of: reference), name: reference.name, namespace: reference.namespace,
                patch: .json(patch), options: options(dryRun))
        }
    }

    package func evict(_ pod: ObjectReference, dryRun: Bool) async throws {
        try await translated {
            try await api.evict(pod: pod.name, namespace: pod.namespace ?? "", uid: pod.uid, dryRun: dryRun)
        }
    }

    package func create(
        _ object: JSONValue, as resource: APIResource, in namespace: String, dryRun: Bool
    ) async throws -> JSONValue {
        try await translated {
            try await api.create(resource, object, namespace: namespace, options: options(dryRun))
        }
    }

    private func options(_ dryRun: Bool) -> WriteOptions {
        WriteOptions(dryRun: dryRun, fieldManager: MidwatchGroup.fieldManager)
    }

    private func translated<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as KubernetesError {
            throw ActuatorError(error)
        }
    }
}

extension ActuatorError {
    /// What an error of the client means for a change.
    init(_ error: KubernetesError) {
        let code: Code =
            switch error.code {
            case .notFound, .gone: .targetGone
            case .conflict: .preconditionFailed
            // A JSON patch whose `test` does not hold is answered as invalid, without a cause that names a field.
            case .invalid where error.status?.details?.causes.isEmpty ?? true: .preconditionFailed
            case .alreadyExists: .alreadyExists
            case .disruptionBudget: .disruptionBudget
            case .forbidden, .unauthorized: .forbidden
            case .timeout, .connectionLost, .serverError: .unknownOutcome
            case .unreachable, .tooManyRequests, .authentication: .unavailable
            default: .refused
            }
        self.init(code, error.message)
    }
}
