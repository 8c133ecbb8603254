public import KubernetesModel

extension StatefulSet {
    /// A StatefulSet, observed by its controller.
    public static func make(_ name: String = "db", of template: PodTemplate = .make(app: "db"), replicas: Int = 2)
        -> StatefulSet
    {
        var set = StatefulSet()
        set.metadata = ObjectMeta(name: name, namespace: "shop")
        set.metadata.uid = UID("uid-\(name)")
        set.metadata.creationTimestamp = .ago(86_400)
        set.spec.replicas = replicas
        set.spec.template = template
        set.status.replicas = replicas
        set.status.readyReplicas = replicas
        return set
    }
}
