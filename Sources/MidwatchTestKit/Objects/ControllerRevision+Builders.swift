public import Foundation
public import KubernetesModel

extension ControllerRevision {
    /// A revision of a StatefulSet or DaemonSet.
    public static func make(_ name: String, _ revision: Int, of owner: some KubernetesObject, age: TimeInterval)
        -> ControllerRevision
    {
        var controllerRevision = ControllerRevision()
        controllerRevision.metadata = ObjectMeta(name: name, namespace: owner.metadata.namespace)
        controllerRevision.metadata.uid = UID("uid-\(name)")
        controllerRevision.metadata.creationTimestamp = .ago(age)
        controllerRevision.metadata.ownerReferences = [.controller(owner)]
        controllerRevision.revision = revision
        return controllerRevision
    }
}
