/// What incidents are compared by. Closed sets and names that Kubernetes' own components gave; no text that a workload
/// can write, so that what an attacker wrote into one incident does not speak in the next.
public struct IncidentFeatures: Codable, Hashable, Sendable {
    /// The target's kind: `Deployment`.
    public var targetKind: String
    /// The target's name without what is generated in it.
    public var targetName: String
    /// Of the signals, without doubles, in their order.
    public var signalKinds: [Signal.Kind]
    /// The signals' reasons: `ImagePullBackOff`; without doubles, in their order.
    public var reasons: [String]

    public init(targetKind: String, targetName: String, signalKinds: [Signal.Kind], reasons: [String]) {
        self.targetKind = targetKind
        self.targetName = targetName
        self.signalKinds = signalKinds
        self.reasons = reasons
    }
}
