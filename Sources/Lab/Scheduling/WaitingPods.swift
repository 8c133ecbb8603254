internal import Foundation
internal import KubernetesModel

/// The pods that found no node, and when they are tried again: pkg/scheduler/backend/queue.
struct WaitingPods: Sendable {
    struct Entry: Sendable {
        var attempts: Int
        var failed: Date
        /// What refused nodes.
        var filters: Set<Rejection.Filter>
        /// Whether something has happened that may help.
        var isMoved = false
        /// What of the pod the scheduler looks at, as it was at the attempt.
        var substance: JSONValue
        let priority: Int
        let created: Date

        var backOffEnd: Date { failed.addingTimeInterval(WaitingPods.backOff(attempts: attempts)) }
        var flush: Date { failed.addingTimeInterval(WaitingPods.flushAfter) }
    }

    /// podMaxInUnschedulablePodsDuration.
    static let flushAfter: TimeInterval = 300

    private(set) var entries: [ObjectKey: Entry] = [:]

    /// How long a pod rests after an attempt: 1 s, doubled with each up to 10 s.
    static func backOff(attempts: Int) -> TimeInterval {
        min(10, (1..<max(1, min(attempts, 8))).reduce(1) { delay, _ in delay * 2 })
    }

    subscript(key: ObjectKey) -> Entry? { entries[key] }

    mutating func remove(_ key: ObjectKey) { entries[key] = nil }

    mutating func failed(_ pod: SchedulingPod, substance: JSONValue, filters: Set<Rejection.Filter>, at now: Date) {
        entries[pod.key] = Entry(
            attempts: (entries[pod.key]?.attempts ?? 0) + 1, failed: now, filters: filters, substance: substance,
            priority: pod.priority, created: pod.created)
    }

    mutating func move(_ key: ObjectKey) { entries[key]?.isMoved = true }

    /// Wakes the pods that an event may help.
    mutating func move(for event: SchedulingEvent) {
        for (key, entry) in entries where entry.filters.isEmpty || entry.filters.contains(where: event.helps) {
            entries[key]?.isMoved = true
        }
    }

    /// The woken pods whose rest is over, the most important first, of equal ones the oldest.
    func due(at now: Date) -> [ObjectKey] {
        entries.filter { $0.value.isMoved && $0.value.backOffEnd <= now }.sorted { left, right in
            if left.value.priority != right.value.priority { return left.value.priority > right.value.priority }
            if left.value.created != right.value.created { return left.value.created < right.value.created }
            return left.key.storeKey < right.key.storeKey
        }.map(\.key)
    }

    /// When the next woken pod's rest is over.
    var nextBackOffEnd: Date? { entries.values.filter(\.isMoved).map(\.backOffEnd).min() }
}

/// What happens in a cluster that may help pods without a node.
enum SchedulingEvent: String, Sendable, CaseIterable {
    case nodeChanged, podAssigned, podGone, volumesChanged

    /// Whether what a plugin refused may be different after the event: the plugins' EventsToRegister.
    func helps(_ filter: Rejection.Filter) -> Bool {
        switch self {
        case .nodeChanged: true
        case .podAssigned: [.interPodAffinity, .podTopologySpread].contains(filter)
        case .podGone:
            [.nodePorts, .nodeResourcesFit, .volumeRestrictions, .interPodAffinity, .podTopologySpread].contains(filter)
        case .volumesChanged: [.volumeBinding, .volumeRestrictions, .volumeZone].contains(filter)
        }
    }
}
