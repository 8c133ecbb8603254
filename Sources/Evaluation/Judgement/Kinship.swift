package import KubernetesModel

/// Which object belongs to which: pods to their ReplicaSets, these to their Deployments. Of everything that was ever
/// there, because what is judged may be gone.
package struct Kinship: Sendable, Hashable {
    package struct Member: Sendable, Hashable {
        package var kind: String
        /// Empty for kinds without one.
        package var namespace: String
        package var name: String

        package init(kind: String, namespace: String?, name: String) {
            self.kind = kind
            self.namespace = namespace ?? ""
            self.name = name
        }

        init(_ object: ObjectReference) {
            self.init(kind: object.kind, namespace: object.namespace, name: object.name)
        }
    }

    private var owners: [Member: Member] = [:]
    /// What pods stand on: their nodes and claims.
    private var grounds: [Member: Set<Member>] = [:]

    package init() {}

    /// Takes note of an object.
    package mutating func note(_ member: Member, _ object: JSONValue) {
        let references = object[path: "metadata", "ownerReferences"]?.arrayValue ?? []
        let owner = references.first { $0["controller"]?.boolValue ?? false }
        if let kind = owner?["kind"]?.stringValue, let name = owner?["name"]?.stringValue {
            owners[member] = Member(kind: kind, namespace: member.kind == "Node" ? "" : member.namespace, name: name)
        } else if owners[member] == nil, grounds[member] == nil {
            grounds[member] = []
        }
        guard member.kind == "Pod" else { return }
        if let node = object[path: "spec", "nodeName"]?.stringValue, !node.isEmpty {
            grounds[member, default: []].insert(Member(kind: "Node", namespace: nil, name: node))
        }
        for volume in object[path: "spec", "volumes"]?.arrayValue ?? [] {
            guard let claim = volume[path: "persistentVolumeClaim", "claimName"]?.stringValue else { continue }
            grounds[member, default: []].insert(
                Member(kind: "PersistentVolumeClaim", namespace: member.namespace, name: claim))
        }
    }

    /// Whether an object is one that a pattern names, belongs to one, or has one among what belongs to it. A node is kin to
    /// the pods on it, a claim to the pods that use it.
    func isKin(_ object: ObjectReference, to pattern: ObjectPattern) -> Bool { isKin(Member(object), to: pattern) }

    func isKin(_ object: Member, to pattern: ObjectPattern) -> Bool {
        func isMatch(_ member: Member) -> Bool {
            pattern.matches(kind: member.kind, namespace: member.namespace, name: member.name)
        }
        if chain(of: object).contains(where: isMatch) { return true }
        let reachesGround = ["Node", "PersistentVolumeClaim"].contains(pattern.kind)
        return everything.contains { member in
            let chain = chain(of: member)
            guard chain.contains(object) else { return false }
            return chain.contains(where: isMatch)
                || reachesGround && (grounds[member] ?? []).contains(where: isMatch)
        }
    }

    private var everything: Set<Member> { Set(owners.keys).union(grounds.keys) }

    /// The object, its owner, and so on.
    private func chain(of member: Member) -> [Member] {
        var chain = [member]
        // An owner of itself would be a fault of the cluster.
        while let owner = chain.last.flatMap({ owners[$0] }), !chain.contains(owner) { chain.append(owner) }
        return chain
    }
}
