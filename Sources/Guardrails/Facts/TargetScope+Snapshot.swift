public import Incidents
public import KubernetesModel

extension TargetScope {
    /// The scope of a workload as a snapshot shows it.
    public init(of reference: ObjectReference, labels: StringMap? = nil, in snapshot: ClusterSnapshot) {
        let namespace = reference.namespace ?? ""
        var known = reference
        // A successor of the same name is selected like the one before it.
        known.uid = ""
        self.init(
            namespace: namespace,
            namespaceLabels: snapshot.object(\.namespaces, named: namespace, in: nil)?.metadata.labels,
            kind: reference.kind, name: reference.name,
            labels: labels ?? snapshot.workload(known)?.metadata.labels)
    }
}
