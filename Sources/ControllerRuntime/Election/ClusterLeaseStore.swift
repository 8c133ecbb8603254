public import KubernetesClient
public import KubernetesModel

/// A lease on a cluster. The account needs the rights `get`, `create` and `patch` on leases in the namespace.
public struct ClusterLeaseStore: LeaseStore {
    private let api: KubernetesAPI
    private let key: NamespacedName

    public init(_ api: KubernetesAPI, namespace: String, name: String) {
        self.api = api
        key = NamespacedName(namespace: namespace, name: name)
    }

    public func get() async throws -> Lease? {
        do {
            return try await api.get(Lease.self, name: key.name, namespace: key.namespace)
        } catch let error as KubernetesError where error.code == .notFound {
            return nil
        }
    }

    public func create(_ spec: Lease.Spec) async throws -> Lease {
        let lease: JSONValue = [
            "apiVersion": .string(Lease.resource.apiVersion), "kind": .string(Lease.resource.kind),
            "metadata": ["name": .string(key.name), "namespace": .string(key.namespace)],
            "spec": try KubernetesJSON.value(of: spec),
        ]
        let created = try await api.create(Lease.resource, lease, namespace: key.namespace)
        return try KubernetesJSON.decode(Lease.self, from: created)
    }

    public func update(_ spec: Lease.Spec, of version: ResourceVersion) async throws -> Lease {
        // A version in a patch is a precondition: the API server refuses with a conflict where it is another by now.
        let patch: JSONValue = [
            "metadata": ["resourceVersion": .string(version.text)], "spec": try KubernetesJSON.value(of: spec),
        ]
        let updated = try await api.patch(
            Lease.resource, name: key.name, namespace: key.namespace, patch: .merge(patch))
        return try KubernetesJSON.decode(Lease.self, from: updated)
    }
}
