/// Why a node does not take a pod.
struct Rejection: Hashable, Sendable {
    /// The scheduler's plugins that refuse nodes, by their names.
    enum Filter: String, Sendable {
        case nodeUnschedulable = "NodeUnschedulable"
        case nodeName = "NodeName"
        case taintToleration = "TaintToleration"
        case nodeAffinity = "NodeAffinity"
        case nodePorts = "NodePorts"
        case nodeResourcesFit = "NodeResourcesFit"
        case volumeRestrictions = "VolumeRestrictions"
        case volumeBinding = "VolumeBinding"
        case volumeZone = "VolumeZone"
        case podTopologySpread = "PodTopologySpread"
        case interPodAffinity = "InterPodAffinity"
    }

    let filter: Filter
    let reasons: [String]
    /// Whether the node could take the pod if other pods left it.
    let isHelpedByPreemption: Bool

    init(_ filter: Filter, _ reasons: [String], isHelpedByPreemption: Bool = false) {
        self.filter = filter
        self.reasons = reasons
        self.isHelpedByPreemption = isHelpedByPreemption
    }

    init(_ filter: Filter, _ reason: String, isHelpedByPreemption: Bool = false) {
        self.init(filter, [reason], isHelpedByPreemption: isHelpedByPreemption)
    }
}
