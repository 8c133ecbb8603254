import KubernetesModel

extension Pod {
    static func make(
        _ name: String, in namespace: String = "shop", version: Int, uid: UID? = nil, owner: UID? = nil,
        node: String = ""
    ) -> Pod {
        var pod = Pod()
        pod.metadata = ObjectMeta(name: name, namespace: namespace)
        pod.metadata.resourceVersion = ResourceVersion("\(version)")
        pod.metadata.uid = uid ?? UID("uid-of-\(name)")
        if let owner {
            pod.metadata.ownerReferences = [
                OwnerReference(apiVersion: "apps/v1", kind: "ReplicaSet", name: "owner", uid: owner)
            ]
        }
        pod.spec.nodeName = node
        return pod
    }
}

extension NamespacedName {
    init(_ name: String) { self.init(namespace: "shop", name: name) }
}
