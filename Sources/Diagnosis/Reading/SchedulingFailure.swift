/// Why no node takes a pod, read from the scheduler's message:
/// `0/5 nodes are available: 3 Insufficient cpu, 2 node(s) had untolerated taint(s). preemption: ...`.
///
/// The wording changed between releases; both forms are read.
struct SchedulingFailure: Hashable, Sendable {
    /// One reason, with the number of nodes that it keeps away.
    struct Reason: Hashable, Sendable {
        let cause: Cause
        /// Nil where the reason is about the pod and not about nodes.
        let nodes: Int?
    }

    enum Cause: Hashable, Sendable {
        /// Too little of `cpu`, `memory`, or an extended resource such as `nvidia.com/gpu` is free.
        case insufficient(String)
        case nodeSelector
        /// With the taint, where the message names it.
        case taint(String?)
        case podAntiAffinity
        case podAffinity
        case topologySpread
        case hostPorts
        case tooManyPods
        case cordoned
        case unboundClaim
        /// With the claim's name.
        case missingClaim(String)
        case volumeAffinity
        case volumeLimit
        case claimInUse
        case gated
        /// The node is not ready, under pressure or unreachable: a taint that Kubernetes itself sets.
        case unhealthyNode(String)
    }

    /// Those that keep the most nodes away first.
    let reasons: [Reason]

    init(reason: String, message: String) {
        if reason == "SchedulingGated" {
            reasons = [Reason(cause: .gated, nodes: nil)]
            return
        }
        let head = message.firstRange(of: "preemption:").map { message[..<$0.lowerBound] } ?? message[...]
        var found: [Reason] = []
        for match in head.matches(of: /(?:(\d+) )?Insufficient ([A-Za-z0-9.\/_-]*[A-Za-z0-9])/) {
            found.append(Reason(cause: .insufficient(String(match.2)), nodes: match.1.flatMap { Int($0) }))
        }
        // `had untolerated taint {k: v}` and `had taint {k: v}, that the pod didn't tolerate` name it, newer releases
        // do not: `had untolerated taint(s)`.
        for match in head.matches(of: /(\d+) node\(s\) had (?:untolerated )?taints?(?:\(s\))?(?: \{([^}]*)\})?/) {
            let taint = match.2.map { String($0).trimmedTaint }
            let cause = taint.flatMap { Self.healthTaints.contains($0) ? Cause.unhealthyNode($0) : nil }
            found.append(Reason(cause: cause ?? .taint(taint), nodes: Int(match.1)))
        }
        if let match = head.firstMatch(of: /persistentvolumeclaim "([^"]+)" not found/) {
            found.append(Reason(cause: .missingClaim(String(match.1)), nodes: nil))
        }
        for (phrase, cause) in Self.phrases {
            guard let range = head.firstRange(of: phrase), !found.contains(where: { $0.cause == cause }) else {
                continue
            }
            let digits = head[..<range.lowerBound].reversed().prefix { $0.isNumber || $0 == " " }.reversed()
            found.append(Reason(cause: cause, nodes: Int(String(digits).filter(\.isNumber))))
        }
        // What is about the pod itself comes first; among equals the order above counts.
        reasons = found.enumerated().sorted {
            ($1.element.nodes ?? .max, $0.offset) < ($0.element.nodes ?? .max, $1.offset)
        }.map(\.element)
    }

    private static let phrases: [(String, Cause)] = [
        ("pod has unbound immediate PersistentVolumeClaims", .unboundClaim),
        ("ReadWriteOncePod access mode already in-use", .claimInUse),
        ("node(s) didn't match PersistentVolume's node affinity", .volumeAffinity),
        ("node(s) had volume node affinity conflict", .volumeAffinity),
        ("node(s) had no available volume zone", .volumeAffinity),
        ("node(s) didn't find available persistent volumes to bind", .unboundClaim),
        ("node(s) exceed max volume count", .volumeLimit),
        ("node(s) didn't match Pod's node affinity/selector", .nodeSelector),
        ("node(s) didn't match Pod's node affinity", .nodeSelector),
        ("node(s) didn't match node selector", .nodeSelector),
        ("node(s) didn't match pod anti-affinity rules", .podAntiAffinity),
        ("node(s) didn't satisfy existing pods anti-affinity rules", .podAntiAffinity),
        ("node(s) didn't match pod affinity/anti-affinity", .podAntiAffinity),
        ("node(s) didn't match pod affinity rules", .podAffinity),
        ("node(s) didn't match pod topology spread constraints", .topologySpread),
        ("node(s) didn't have free ports for the requested pod ports", .hostPorts),
        ("Too many pods", .tooManyPods),
        ("node(s) were unschedulable", .cordoned),
    ]

    /// Taints that the node controller and the kubelet set by a node's state.
    private static let healthTaints: Set<String> = [
        "node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable", "node.kubernetes.io/disk-pressure",
        "node.kubernetes.io/memory-pressure", "node.kubernetes.io/pid-pressure",
        "node.kubernetes.io/network-unavailable",
    ]
}

extension String {
    /// A taint's key, and its value where it has one: `dedicated: gpu` becomes `dedicated=gpu`.
    fileprivate var trimmedTaint: String {
        let parts = split(separator: ":", maxSplits: 1).map { $0.trimmingPrefix(" ") }
        guard let key = parts.first else { return self }
        let value = parts.count > 1 ? parts[1].filter { $0 != " " } : ""
        return value.isEmpty ? String(key) : "\(key)=\(value)"
    }
}
