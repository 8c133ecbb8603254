public import ControllerRuntime
import Foundation
public import KubernetesModel

extension ClusterSnapshot {
    /// The object of a name in a table; the namespace is nil for cluster-scoped kinds.
    public func object<Object: KubernetesObject>(
        _ table: KeyPath<ClusterSnapshot, ObjectTable<Object>>, named name: String, in namespace: String?
    ) -> Object? {
        self[keyPath: table][NamespacedName(namespace: namespace, name: name)]
    }

    /// The workload of a reference, or nil where there is none, or none with that uid any more.
    public func workload(_ reference: ObjectReference) -> Workload? {
        let (name, namespace) = (reference.name, reference.namespace)
        let found: Workload? =
            switch reference.kind {
            case "Deployment": object(\.deployments, named: name, in: namespace).map(Workload.deployment)
            case "StatefulSet": object(\.statefulSets, named: name, in: namespace).map(Workload.statefulSet)
            case "DaemonSet": object(\.daemonSets, named: name, in: namespace).map(Workload.daemonSet)
            case "Job": object(\.jobs, named: name, in: namespace).map(Workload.job)
            case "ReplicaSet": object(\.replicaSets, named: name, in: namespace).map(Workload.replicaSet)
            case "Pod": object(\.pods, named: name, in: namespace).map(Workload.pod)
            default: nil
            }
        guard let found, reference.uid.isEmpty || found.metadata.uid == reference.uid else { return nil }
        return found
    }

    /// The pods that a workload's controllers made, over all revisions.
    public func pods(of workload: Workload) -> [Pod] {
        switch workload {
        case .deployment: replicaSets(of: workload).flatMap { pods.objects(under: .controller($0.metadata.uid)) }
        case .pod(let pod): [pod]
        default: pods.objects(under: .controller(workload.metadata.uid))
        }
    }

    /// A Deployment's replica sets, newest revision first.
    public func replicaSets(of workload: Workload) -> [ReplicaSet] {
        replicaSets.objects(under: .controller(workload.metadata.uid)).sorted {
            ($0.revision ?? 0) > ($1.revision ?? 0)
        }
    }

    /// The workload at the top of an object's owners: a pod's Deployment, a replica set's, or the object itself. An
    /// owner that is not seen (a custom resource, or a kind that cannot be read) ends the walk.
    public func topWorkload(of metadata: ObjectMeta, kind: String) -> Workload? {
        var reference = ObjectReference(
            apiVersion: nil, kind: kind, namespace: metadata.namespace, name: metadata.name, uid: metadata.uid)
        var found = workload(reference)
        var controller = metadata.controller
        // Owners form no cycle in a sane cluster; the bound is for the others.
        for _ in 0..<8 {
            guard let owner = controller else { break }
            reference = ObjectReference(
                apiVersion: owner.apiVersion, kind: owner.kind, namespace: metadata.namespace, name: owner.name,
                uid: owner.uid)
            guard let above = workload(reference) else { break }
            found = above
            controller = above.metadata.controller
        }
        return found
    }

    /// The workload at the top of a pod's owners.
    public func topWorkload(of pod: Pod) -> Workload? { topWorkload(of: pod.metadata, kind: Pod.resource.kind) }

    /// The events about an object, newest first.
    public func events(about uid: UID) -> [Event] { newestFirst(events.objects(under: .involvedObject(uid)), uid) }

    /// The warnings about an object, newest first.
    public func warnings(about uid: UID) -> [Event] { newestFirst(events.objects(under: .warning(uid)), uid) }

    private func newestFirst(_ events: [Event], _ uid: UID) -> [Event] {
        guard !uid.isEmpty else { return [] }
        guard events.count > 1 else { return events }
        return events.sorted { ($0.lastSeen ?? .distantPast) > ($1.lastSeen ?? .distantPast) }
    }

    /// The autoscaler that owns a workload's replica count, if one does.
    public func autoscaler(of workload: Workload) -> HorizontalPodAutoscaler? {
        let reference = workload.reference
        return autoscalers.objects(in: reference.namespace ?? "").first {
            $0.spec.scaleTargetRef.kind == reference.kind && $0.spec.scaleTargetRef.name == reference.name
        }
    }
}
