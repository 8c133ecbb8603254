/// One read of the cluster, or a part of the snapshot that needs none.
struct Reading: Sendable {
    /// What is missing where the reading fails: `the revisions of deployment/web`.
    let what: String
    let read: @Sendable () async throws -> Gathered

    init(_ what: String, read: @escaping @Sendable () async throws -> Gathered) {
        self.what = what
        self.read = read
    }
}
