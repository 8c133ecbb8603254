import ControllerRuntime
import Incidents
import KubernetesModel

extension Examination {
    /// Looks at a target of any kind.
    mutating func examine(_ target: ObjectReference) {
        if let namespace = snapshot.object(\.namespaces, named: target.namespace ?? "", in: nil),
            isIgnored(namespace.metadata)
        {
            return
        }
        switch target.kind {
        case Service.resource.kind:
            if let service = live(\.services, target) { examine(service) }
        case PersistentVolumeClaim.resource.kind:
            if let claim = live(\.claims, target) { examine(claim, isUsed: false) }
        case Node.resource.kind:
            if let node = live(\.nodes, target) { examine(node) }
        case Namespace.resource.kind:
            if let namespace = live(\.namespaces, target) { examineDeletion(of: namespace) }
        case HorizontalPodAutoscaler.resource.kind:
            if let autoscaler = live(\.autoscalers, target) { examine(autoscaler) }
        default:
            guard let workload = snapshot.workload(target), !isIgnored(workload.metadata) else { return }
            examine(workload)
        }
    }

    /// Whether an object asks to be left alone.
    func isIgnored(_ metadata: ObjectMeta) -> Bool { metadata.annotations[MidwatchGroup.ignoreAnnotation] == "true" }

    /// The object of a reference, unless it is gone, is another one of the same name, or asks to be left alone.
    private func live<Object: KubernetesObject>(
        _ table: KeyPath<ClusterSnapshot, ObjectTable<Object>>, _ reference: ObjectReference
    ) -> Object? {
        guard let object = snapshot.object(table, named: reference.name, in: reference.namespace),
            reference.uid.isEmpty || object.metadata.uid == reference.uid, !isIgnored(object.metadata)
        else { return nil }
        return object
    }
}
