public import KubernetesModel

extension DaemonSet {
    /// A DaemonSet, observed by its controller.
    public static func make(_ name: String = "agent", of template: PodTemplate = .make(app: "agent"), nodes: Int = 2)
        -> DaemonSet
    {
        var set = DaemonSet()
        set.metadata = ObjectMeta(name: name, namespace: "shop")
        set.metadata.uid = UID("uid-\(name)")
        set.metadata.creationTimestamp = .ago(86_400)
        set.spec.template = template
        set.status.desiredNumberScheduled = nodes
        set.status.currentNumberScheduled = nodes
        set.status.numberReady = nodes
        return set
    }
}
