public import Incidents
public import KubernetesModel

extension TargetFacts {
    /// The facts of a live object.
    ///
    /// - Parameters:
    ///   - live: The whole object, as it is read right before the decision.
    ///   - reference: The action's target.
    ///   - snapshot: Where the object's owners, its namespace and its autoscaler are looked up.
    public init(live: JSONValue, reference: ObjectReference, snapshot: ClusterSnapshot) {
        let own = StringMaps(of: live)
        let owners = Self.owners(of: live, in: reference.namespace, snapshot: snapshot)
        let top = owners.last
        let namespace = snapshot.object(\.namespaces, named: reference.namespace ?? "", in: nil)
        let chain = [own] + owners.map { StringMaps(of: $0.metadata) }

        self.init(
            reference: reference,
            scope: TargetScope(
                of: top?.reference ?? reference, labels: top?.metadata.labels ?? own.labels, in: snapshot),
            gitOpsManager: chain.lazy.compactMap(\.gitOpsManager).first,
            autoscaler: (top ?? snapshot.workload(reference)).flatMap(snapshot.autoscaler)?.metadata.name,
            isIgnored: (chain + [namespace].compactMap { $0.map { StringMaps(of: $0.metadata) } }).contains(
                where: \.isIgnored),
            replicas: live[path: "spec", "replicas"]?.intValue ?? top?.desiredReplicas,
            baselines: ResourceHistory.baselines(of: live),
            unseen: Set(snapshot.unseen.keys))
    }

    /// The owners that are seen, the nearest first.
    private static func owners(
        of live: JSONValue, in namespace: String?, snapshot: ClusterSnapshot
    ) -> [Workload] {
        var found: [Workload] = []
        var next = live[path: "metadata", "ownerReferences"]?.arrayValue?.first { $0["controller"]?.boolValue == true }
            .map {
                ObjectReference(
                    apiVersion: $0["apiVersion"]?.stringValue, kind: $0["kind"]?.stringValue ?? "",
                    namespace: namespace, name: $0["name"]?.stringValue ?? "", uid: UID($0["uid"]?.stringValue ?? ""))
            }
        // Owners form no cycle in a sane cluster; the bound is for the others.
        while found.count < 8, let reference = next, let owner = snapshot.workload(reference) {
            found.append(owner)
            next = owner.metadata.controller.map {
                ObjectReference(
                    apiVersion: $0.apiVersion, kind: $0.kind, namespace: namespace, name: $0.name, uid: $0.uid)
            }
        }
        return found
    }
}

/// An object's labels and annotations.
private struct StringMaps {
    let labels: StringMap
    let annotations: StringMap

    init(of metadata: ObjectMeta) {
        labels = metadata.labels
        annotations = metadata.annotations
    }

    init(of live: JSONValue) {
        func map(_ key: String) -> StringMap {
            let members = live[path: "metadata", key]?.objectValue ?? [:]
            return StringMap(members.compactMap { key, value in value.stringValue.map { (key: key, value: $0) } })
        }
        labels = map("labels")
        annotations = map("annotations")
    }

    var isIgnored: Bool { annotations[MidwatchGroup.ignoreAnnotation] == "true" }
    var gitOpsManager: String? { GitOpsMark.manager(labels: labels, annotations: annotations) }
}
