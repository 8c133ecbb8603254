public import KubernetesModel

extension Namespace {
    /// A namespace.
    public static func make(_ name: String = "shop") -> Namespace {
        var namespace = Namespace()
        namespace.metadata = ObjectMeta(name: name)
        namespace.metadata.uid = UID("uid-namespace-\(name)")
        namespace.status.phase = "Active"
        return namespace
    }
}
