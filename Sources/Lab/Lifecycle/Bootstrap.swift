internal import KubernetesModel

/// What is there before the first request, as in every new cluster.
enum Bootstrap {
    static func fill(_ server: APIServer) {
        for namespace in ["default", "kube-node-lease", "kube-public", "kube-system"] {
            create(server, "", "namespaces", nil, ["metadata": ["name": .string(namespace)]])
        }
        for (name, value) in [("system-cluster-critical", 2_000_000_000), ("system-node-critical", 2_000_001_000)] {
            create(
                server, "scheduling.k8s.io", "priorityclasses", nil,
                [
                    "metadata": ["name": .string(name)], "value": .integer(value),
                    "preemptionPolicy": "PreemptLowerPriority",
                ])
        }
        create(
            server, "", "services", "default",
            [
                "metadata": [
                    "name": "kubernetes", "labels": ["component": "apiserver", "provider": "kubernetes"],
                ],
                "spec": [
                    "clusterIP": "10.96.0.1",
                    "ports": [["name": "https", "protocol": "TCP", "port": 443, "targetPort": 6443]],
                ],
            ])
        for role in ["cluster-admin", "admin", "edit", "view"] {
            let everything: JSONValue = [
                ["apiGroups": ["*"], "resources": ["*"], "verbs": role == "view" ? ["get", "list", "watch"] : ["*"]]
            ]
            create(
                server, "rbac.authorization.k8s.io", "clusterroles", nil,
                ["metadata": ["name": .string(role)], "rules": everything])
        }
    }

    private static func create(
        _ server: APIServer, _ group: String, _ plural: String, _ namespace: String?, _ object: JSONValue
    ) {
        guard let kind = server.kinds.kind(ResourceName(group: group, plural: plural)) else { return }
        // The store is empty and the objects are well: there is nothing to fail.
        _ = try? server.create(object, .collection(kind, namespace: namespace), WriteOptions(manager: "kube-apiserver"))
    }
}
