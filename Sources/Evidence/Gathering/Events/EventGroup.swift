import Detection
import Foundation
import Incidents
import KubernetesModel

/// Events that say the same of objects of one kind: of a workload's pods, for example.
struct EventGroup: Hashable {
    /// What events must agree in to say the same.
    struct Key: Hashable {
        let kind: String
        let reason: String
        let template: String
    }

    let key: Key
    let isWarning: Bool
    private(set) var message: String
    private(set) var objects: [String]
    private(set) var count: Int
    private(set) var first: Date?
    private(set) var last: Date?
    private(set) var trust: Trust

    init(_ event: Event) {
        // What a container answered to a probe is the container's own word.
        let summary = ProbeMessage(event.message ?? "").summary
        key = Key(
            kind: event.involvedObject.kind, reason: event.reason ?? "", template: EventTemplate.text(of: summary))
        isWarning = event.isWarning
        message = summary
        objects = [event.involvedObject.name]
        count = event.occurrences
        first = event.firstSeen
        last = event.lastSeen
        trust = event.trust
    }

    /// Takes in another event of the group; the newest message stands for all.
    mutating func add(_ other: EventGroup) {
        if (other.last ?? .distantPast) > (last ?? .distantPast) { message = other.message }
        objects += other.objects.filter { !objects.contains($0) }
        count += other.count
        first = [first, other.first].compactMap(\.self).min()
        last = [last, other.last].compactMap(\.self).max()
        // A group is no better than the worst of it.
        if other.trust == .workload { trust = .workload }
    }

    /// Puts events into groups, the newest first.
    static func groups(of events: [Event]) -> [EventGroup] {
        var groups: [Key: EventGroup] = [:]
        for event in events {
            let group = EventGroup(event)
            if groups[group.key]?.add(group) == nil { groups[group.key] = group }
        }
        return groups.values.sorted {
            ($0.last ?? .distantPast, $0.key.reason, $0.key.template)
                > ($1.last ?? .distantPast, $1.key.reason, $1.key.template)
        }
    }
}
