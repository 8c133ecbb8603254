public import KubernetesModel

/// A typed change to the cluster. The set is closed: nothing outside of it is ever done.
public struct Action: Hashable, Sendable {
    /// What is changed; carries the parameters.
    public enum Change: Hashable, Sendable {
        /// Evicts one pod, so that its controller makes a new one; disruption budgets hold.
        case restartPod
        /// Replaces a workload's pods one by one with the same template.
        case rolloutRestart
        /// Brings back the pod template of an earlier revision.
        case rollbackWorkload(toRevision: Int)
        /// Sets the number of replicas.
        case scaleWorkload(replicas: Int)
        /// Sets requests and limits of one container.
        case setResources(ResourceChange)
        /// Runs a failed job once more, as a new job with the same template.
        case retryJob
        /// Hands the incident to people.
        case escalate(reason: String)
    }

    /// The name of a change without its parameters. The raw values are part of the custom resources' interface.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case restartPod, rolloutRestart, rollbackWorkload, scaleWorkload, setResources, retryJob, escalate
    }

    public var target: ObjectReference
    public var change: Change

    public init(_ change: Change, on target: ObjectReference) {
        self.target = target
        self.change = change
    }

    public var kind: Kind {
        switch change {
        case .restartPod: .restartPod
        case .rolloutRestart: .rolloutRestart
        case .rollbackWorkload: .rollbackWorkload
        case .scaleWorkload: .scaleWorkload
        case .setResources: .setResources
        case .retryJob: .retryJob
        case .escalate: .escalate
        }
    }

    /// One line for people: `rollbackWorkload deployment/checkout to revision 3`.
    public var summary: String {
        let what = "\(kind.rawValue) \(target.shortName)"
        return switch change {
        case .restartPod, .rolloutRestart, .retryJob: what
        case .rollbackWorkload(let revision): "\(what) to revision \(revision)"
        case .scaleWorkload(let replicas): "\(what) to \(replicas) replicas"
        case .setResources(let change): "\(what) \(change.summary)"
        case .escalate(let reason): "\(what): \(reason)"
        }
    }
}

/// New amounts for one container; what is nil stays as it is.
public struct ResourceChange: Codable, Hashable, Sendable {
    public var container: String
    public var memoryLimit: Quantity?
    public var memoryRequest: Quantity?
    public var cpuLimit: Quantity?
    public var cpuRequest: Quantity?

    public init(
        container: String, memoryLimit: Quantity? = nil, memoryRequest: Quantity? = nil, cpuLimit: Quantity? = nil,
        cpuRequest: Quantity? = nil
    ) {
        self.container = container
        self.memoryLimit = memoryLimit
        self.memoryRequest = memoryRequest
        self.cpuLimit = cpuLimit
        self.cpuRequest = cpuRequest
    }

    /// One line for people: `container web memory limit 128Mi`.
    public var summary: String {
        let amounts = [
            ("memory limit", memoryLimit), ("memory request", memoryRequest), ("cpu limit", cpuLimit),
            ("cpu request", cpuRequest),
        ].compactMap { name, amount in amount.map { "\(name) \($0)" } }
        return "container \(container) \(amounts.joined(separator: ", "))"
    }
}

extension Action: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind, target, parameters
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self = try ActionParameters.action(
            of: container.decode(Kind.self, forKey: .kind),
            on: container.decode(ObjectReference.self, forKey: .target),
            with: container.decodeIfPresent(ActionParameters.self, forKey: .parameters) ?? ActionParameters(),
            at: container.codingPath)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(target, forKey: .target)
        try container.encodeIfPresent(ActionParameters(change), forKey: .parameters)
    }
}
