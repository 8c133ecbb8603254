/// How much is looked at for one incident. Whatever the cluster holds, no gathering takes more.
public struct GatheringLimits: Hashable, Sendable {
    /// The longest that all reads of one gathering, or of one closer look, may take together.
    public var time: Duration = .seconds(12)
    /// How many reads are made at once.
    public var concurrentReads = 8
    /// Pods of the target that get an item of their own, the most telling first.
    public var pods = 4
    /// Containers' logs that are read in all.
    public var logs = 10
    /// Of one log, the newest lines.
    public var logLines = 2000
    /// Of one log, in bytes.
    public var logBytes = 256 << 10
    /// Of a log that an investigation asks for, in bytes.
    public var closerLogBytes = 1 << 20
    /// Revisions that are compared with the one before.
    public var revisions = 2
    /// Lines of one difference.
    public var differenceLines = 16
    /// Groups of events.
    public var eventGroups = 10
    /// Objects of one kind that a reader's list may give.
    public var objects = 200
    /// Sibling workloads that are looked at.
    public var siblings = 60
    /// Sibling workloads, services, nodes and the like that get an item of their own.
    public var neighbours = 5
    /// Earlier incidents.
    public var pastIncidents = 3

    public init() {}
}
