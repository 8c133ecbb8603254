/// What a part of the cluster has heard of the machines behind the nodes.
struct FleetFollower: Sendable {
    let fleet: NodeFleet
    private var seen = 0

    init(_ fleet: NodeFleet) { self.fleet = fleet }

    /// The nodes to whose machines something happened since the last time, all of them the first time.
    mutating func news() -> [String] {
        let (nodes, revision) = fleet.changes(after: seen)
        seen = revision
        return nodes
    }
}
