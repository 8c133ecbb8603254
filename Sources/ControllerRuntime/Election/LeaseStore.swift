public import KubernetesModel

/// Where the lease lies that replicas compete for.
public protocol LeaseStore: Sendable {
    /// The lease, or nil where there is none yet.
    func get() async throws -> Lease?

    /// Makes the lease.
    ///
    /// - Throws: Any error where it exists already.
    func create(_ spec: Lease.Spec) async throws -> Lease

    /// Changes the lease, if it is still as it was read.
    ///
    /// - Throws: Any error where the version of the lease is another by now.
    func update(_ spec: Lease.Spec, of version: ResourceVersion) async throws -> Lease
}
