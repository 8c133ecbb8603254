import ControllerRuntime
public import Incidents
public import KubernetesModel

extension Detector {
    /// The targets whose assessment a change of an object may change: the workload at the top of a pod's or replica
    /// set's owners, the workloads that use a claim, what an event is about ...
    ///
    /// A pod that is gone is its own target: its owner is not known any more, and has a change of its own.
    public func targets(affectedBy reference: ObjectReference, in snapshot: ClusterSnapshot) -> [ObjectReference] {
        let (name, namespace) = (reference.name, reference.namespace)
        switch reference.kind {
        case "Event":
            guard let event = snapshot.object(\.events, named: name, in: namespace) else { return [] }
            var involved = event.involvedObject
            guard involved.kind != "Event" else { return [] }
            // Events about cluster-scoped objects lie in a namespace all the same.
            if Self.clusterScopedKinds.contains(involved.kind) { involved.namespace = nil }
            return targets(affectedBy: involved, in: snapshot)
        case "Pod", "ReplicaSet", "Deployment", "StatefulSet", "DaemonSet", "Job":
            guard let workload = snapshot.workload(reference) else { return [reference] }
            let top = snapshot.topWorkload(of: workload.metadata, kind: reference.kind) ?? workload
            return [top.reference] + snapshot.services(selecting: workload.podLabels, in: namespace).map(\.reference)
                + retriedJob(of: workload, in: snapshot)
        case "PersistentVolumeClaim":
            let users = snapshot.workloads(using: name, in: namespace)
            return users.isEmpty ? [reference] : users.map(\.reference)
        case "Endpoints", "EndpointSlice":
            return snapshot.object(\.services, named: name, in: namespace).map { [$0.reference] } ?? []
        case "HorizontalPodAutoscaler":
            guard let autoscaler = snapshot.object(\.autoscalers, named: name, in: namespace) else {
                return [reference]
            }
            return [snapshot.target(of: autoscaler)?.reference ?? autoscaler.reference]
        case "StorageClass":
            let pending = snapshot.claims.objects.filter { $0.status.phase == "Pending" }
            return unique(pending.flatMap { targets(affectedBy: $0.reference, in: snapshot) })
        case "Node":
            // What a node's fall does to workloads is the node's; when it is back it is theirs again.
            let pods = snapshot.pods(on: name)
            return unique([reference] + pods.compactMap { snapshot.topWorkload(of: $0)?.reference })
        case "Service", "Namespace":
            return [reference]
        default:
            return []
        }
    }

    /// All targets of a namespace, or of the cluster with its nodes.
    public func targets(in snapshot: ClusterSnapshot, namespace: String?) -> [ObjectReference] {
        var found: [ObjectReference] = []
        found += snapshot.all(\.deployments, in: namespace).map(\.reference)
        found += snapshot.all(\.statefulSets, in: namespace).map(\.reference)
        found += snapshot.all(\.daemonSets, in: namespace).map(\.reference)
        found += snapshot.all(\.jobs, in: namespace).map(\.reference)
        found += snapshot.all(\.replicaSets, in: namespace).map(\.reference).filter {
            snapshot.isTopWorkload($0)
        }
        found += snapshot.all(\.pods, in: namespace).map(\.reference).filter { snapshot.isTopWorkload($0) }
        found += snapshot.all(\.services, in: namespace).filter { !$0.spec.selector.isEmpty }.map(\.reference)
        let used = snapshot.usedClaims(in: namespace)
        found += snapshot.all(\.claims, in: namespace).filter { !used.contains($0.key) }.map(\.reference)
        found += snapshot.all(\.autoscalers, in: namespace).filter { snapshot.target(of: $0) == nil }
            .map(\.reference)
        if let namespace {
            found += snapshot.object(\.namespaces, named: namespace, in: nil).map { [$0.reference] } ?? []
        } else {
            found += snapshot.namespaces.objects.map(\.reference)
            found += snapshot.nodes.objects.map(\.reference)
        }
        return found.sorted { ($0.namespace ?? "", $0.kind, $0.name) < ($1.namespace ?? "", $1.kind, $1.name) }
    }

    private static let clusterScopedKinds: Set<String> = ["Node", "Namespace", "PersistentVolume", "StorageClass"]

    /// The failed job that a job runs again: it is over once this one is there.
    private func retriedJob(of workload: Workload, in snapshot: ClusterSnapshot) -> [ObjectReference] {
        guard case .job(let job) = workload,
            let uid = job.metadata.annotations[MidwatchGroup.retryOfAnnotation]
        else { return [] }
        return snapshot.jobs.objects(in: job.metadata.namespace ?? "")
            .filter { $0.metadata.uid.text == uid }
            .map(\.reference)
    }

    private func unique(_ references: [ObjectReference]) -> [ObjectReference] {
        var seen: Set<ObjectReference> = []
        return references.filter { seen.insert($0).inserted }
    }
}
