import KubernetesModel

/// The parameters of an action as custom resources hold them: one flat object, of which each kind uses its own part.
struct ActionParameters: Codable, Hashable, Sendable {
    var toRevision: Int?
    var replicas: Int?
    var reason: String?
    var container: String?
    var memoryLimit: Quantity?
    var memoryRequest: Quantity?
    var cpuLimit: Quantity?
    var cpuRequest: Quantity?

    init() {}

    /// The parameters of a change, or nil where it has none.
    init?(_ change: Action.Change) {
        switch change {
        case .restartPod, .rolloutRestart, .retryJob: return nil
        case .rollbackWorkload(let revision): toRevision = revision
        case .scaleWorkload(let replicas): self.replicas = replicas
        case .escalate(let reason): self.reason = reason
        case .setResources(let change):
            container = change.container
            memoryLimit = change.memoryLimit
            memoryRequest = change.memoryRequest
            cpuLimit = change.cpuLimit
            cpuRequest = change.cpuRequest
        }
    }

    /// The action of a kind with these parameters; throws where one that the kind needs is missing.
    static func action(
        of kind: Action.Kind, on target: ObjectReference, with parameters: ActionParameters, at path: [any CodingKey]
    ) throws -> Action {
        func required<Value>(_ value: Value?, _ name: String) throws -> Value {
            guard let value else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: path, debugDescription: "\(kind.rawValue) needs the parameter '\(name)'"))
            }
            return value
        }
        let change: Action.Change =
            switch kind {
            case .restartPod: .restartPod
            case .rolloutRestart: .rolloutRestart
            case .retryJob: .retryJob
            case .rollbackWorkload: .rollbackWorkload(toRevision: try required(parameters.toRevision, "toRevision"))
            case .scaleWorkload: .scaleWorkload(replicas: try required(parameters.replicas, "replicas"))
            case .escalate: .escalate(reason: try required(parameters.reason, "reason"))
            case .setResources:
                .setResources(
                    ResourceChange(
                        container: try required(parameters.container, "container"),
                        memoryLimit: parameters.memoryLimit, memoryRequest: parameters.memoryRequest,
                        cpuLimit: parameters.cpuLimit, cpuRequest: parameters.cpuRequest))
            }
        return Action(change, on: target)
    }
}
