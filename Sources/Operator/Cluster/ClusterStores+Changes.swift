import ControllerRuntime
import Incidents
import KubernetesModel

extension ClusterStores {
    /// Tells of each change which object to look at: the owner of what changed, or what an event is about, so that the
    /// changes of one workload's pods fall together.
    func onChange(_ handler: @escaping @Sendable (_ reference: ObjectReference, _ isInitial: Bool) -> Void) {
        func report<Object: KubernetesObject>(_ store: Store<Object>) {
            store.onChange { change in
                guard let object = change.new ?? change.old else { return }
                handler(object.lookAt, change.isInitial)
            }
        }
        report(pods)
        report(deployments)
        report(replicaSets)
        report(statefulSets)
        report(daemonSets)
        report(jobs)
        report(nodes)
        report(namespaces)
        report(services)
        report(endpoints)
        report(claims)
        report(autoscalers)
        events.onChange { change in
            guard let event = change.new else { return }
            handler(event.involvedObject, change.isInitial)
        }
    }
}

extension KubernetesObject {
    fileprivate var lookAt: ObjectReference {
        metadata.controller.map {
            ObjectReference(
                apiVersion: $0.apiVersion, kind: $0.kind, namespace: metadata.namespace, name: $0.name, uid: $0.uid)
        } ?? reference
    }
}
