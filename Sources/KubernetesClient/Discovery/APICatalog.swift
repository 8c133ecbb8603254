import KubernetesModel

/// What a cluster serves, as far as it has been asked.
struct APICatalog: Sendable {
    /// Group and version: `apps/v1`; the core group's is `v1`.
    struct GroupVersion: Hashable, Sendable, CustomStringConvertible {
        let group: String
        let version: String

        /// The path of its list of resources.
        var path: String { group.isEmpty ? "/api/\(version)" : "/apis/\(group)/\(version)" }

        var description: String { group.isEmpty ? version : "\(group)/\(version)" }
    }

    /// The resources of one group and version: their names (`pods`, `pods/eviction`), each with the version of its kind.
    typealias Resources = [String: String]

    private(set) var versions: Set<GroupVersion> = []
    private var resources: [GroupVersion: Resources] = [:]

    /// Whether the cluster serves the version at all.
    func serves(_ version: GroupVersion) -> Bool { versions.contains(version) }

    /// The resources of a version, or nil where they have not been asked for.
    func resources(of version: GroupVersion) -> Resources? { resources[version] }

    mutating func add(_ version: GroupVersion) { versions.insert(version) }

    mutating func set(_ found: Resources, of version: GroupVersion) {
        versions.insert(version)
        resources[version] = found
    }

    mutating func merge(_ other: APICatalog) {
        versions.formUnion(other.versions)
        resources.merge(other.resources) { _, new in new }
    }
}
