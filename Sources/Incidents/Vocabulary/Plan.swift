import KubernetesModel

/// Ordered actions; each waits for the verification of the one before.
public struct Plan: Codable, Hashable, Sendable {
    /// One action of a plan.
    public struct Step: Hashable, Sendable {
        public var action: Action

        public init(action: Action) { self.action = action }
    }

    public var steps: [Step]

    public init(steps: [Step]) { self.steps = steps }
}

extension Plan.Step: Codable {
    private enum CodingKeys: String, CodingKey {
        case action, target, parameters
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        action = try ActionParameters.action(
            of: container.decode(Action.Kind.self, forKey: .action),
            on: container.decode(ObjectReference.self, forKey: .target),
            with: container.decodeIfPresent(ActionParameters.self, forKey: .parameters) ?? ActionParameters(),
            at: container.codingPath)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(action.kind, forKey: .action)
        try container.encode(action.target, forKey: .target)
        try container.encodeIfPresent(ActionParameters(action.change), forKey: .parameters)
    }
}
