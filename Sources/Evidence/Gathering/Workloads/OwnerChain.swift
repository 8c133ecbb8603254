import Incidents
import KubernetesModel

/// Who owns an object, up to the first owner that is not seen: Argo's Rollouts and operators' kinds, for example.
struct OwnerChain {
    private(set) var owners: [ObjectReference] = []
    private(set) var omissions: [Omission] = []
    private let tool: String?

    init(above metadata: ObjectMeta, in snapshot: ClusterSnapshot) {
        tool = Self.tool(of: metadata)
        var controller = metadata.controller
        // Owners form no cycle in a sane cluster; the bound is for the others.
        for _ in 0..<8 {
            guard let owner = controller else { break }
            let reference = ObjectReference(
                apiVersion: owner.apiVersion, kind: owner.kind, namespace: metadata.namespace, name: owner.name,
                uid: owner.uid)
            owners.append(reference)
            guard let above = snapshot.workload(reference) else {
                omissions.append(
                    Omission(
                        "\(reference.shortName), an owner of \(owner.apiVersion)",
                        because: WorkloadCollector.absence(of: reference, in: snapshot, isKnown: Self.kinds)))
                break
            }
            controller = above.metadata.controller
        }
    }

    /// `owned by replicaset/web-6f, deployment/web; managed by Helm`.
    var text: String {
        var parts: [String] = []
        if !owners.isEmpty { parts.append("owned by " + owners.map(\.shortName).joined(separator: ", ")) }
        if let tool { parts.append("managed by \(tool)") }
        return parts.joined(separator: "; ")
    }

    var objects: [KnownObject] { owners.map { KnownObject($0) } }

    private static let kinds: Set<String> = ["Deployment", "StatefulSet", "DaemonSet", "Job", "ReplicaSet", "Pod"]

    /// Who writes the object, where it is not the people who use kubectl.
    private static func tool(of metadata: ObjectMeta) -> String? {
        if metadata.annotations[AnnotationKey.argoTracking] != nil { return "Argo CD" }
        if let release = metadata.annotations[AnnotationKey.helmRelease] { return "Helm (release \(release))" }
        return nil
    }
}

extension WorkloadCollector {
    /// Why an owner is not in the snapshot.
    fileprivate static func absence(
        of reference: ObjectReference, in snapshot: ClusterSnapshot, isKnown kinds: Set<String>
    ) -> String {
        kinds.contains(reference.kind)
            ? absence(of: reference, in: snapshot) : "objects of kind \(reference.kind) are not read"
    }
}
