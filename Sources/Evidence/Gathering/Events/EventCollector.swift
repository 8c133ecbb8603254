import Detection
import Foundation
import Incidents
import KubernetesModel

/// The events about the target, its pods and what belongs to them, grouped.
struct EventCollector: Collector {
    func readings(of scene: Scene) -> [Reading] {
        [Reading("the events") { Self.gather(of: Self.objects(of: scene), scene) }]
    }

    /// The events about some objects.
    static func gather(of objects: [ObjectReference], _ scene: Scene) -> Gathered {
        var seen: Set<UID> = []
        let events = objects.filter { seen.insert($0.uid).inserted }.flatMap {
            scene.snapshot.events(about: $0.uid)
        }
        let groups = EventGroup.groups(of: events)
        // Warnings first: of many groups the last are left out.
        let ordered = groups.filter(\.isWarning) + groups.filter { !$0.isWarning }
        var gathered = Gathered(items: ordered.prefix(scene.limits.eventGroups).map { item($0, scene) })
        gathered.items += outputs(of: events, scene)
        let rest = groups.count - scene.limits.eventGroups
        if rest > 0 {
            gathered.omissions.append(
                Omission(
                    rest == 1 ? "1 further group of events" : "\(rest) further groups of events",
                    because: "the limit of items"))
        }
        if events.isEmpty, scene.snapshot.unseen[Event.resource.kind] == nil {
            gathered.omissions.append(
                Omission("events about the target", because: "there are none (the cluster forgets them after an hour)"))
        }
        return gathered
    }

    /// The target and what belongs to it.
    private static func objects(of scene: Scene) -> [ObjectReference] {
        let workload = scene.workload
        let sets = workload.map { scene.snapshot.replicaSets(of: $0) } ?? []
        return [scene.target] + (workload.map { [$0.reference] } ?? []) + scene.pods.map(\.reference)
            + sets.map(\.reference) + scene.claims.map(\.reference) + (scene.autoscaler.map { [$0.reference] } ?? [])
            + scene.servicesOfTarget.map(\.reference)
    }

    private static func item(_ group: EventGroup, _ scene: Scene) -> DossierItem {
        let isPlural = group.objects.count > 1
        let objects =
            isPlural
            ? "\(group.objects.count) \(group.key.kind.lowercased())s"
            : "\(group.key.kind.lowercased())/\(group.objects.first ?? "?")"
        let first = group.first.map { "first \(scene.ago($0))" }
        let last = group.last.map { "last \(scene.ago($0))" }
        let times = group.count > 1 ? ["\(group.count) times", first, last] : [last]
        let isAfterOnset = (group.last ?? scene.now) >= scene.onset.addingTimeInterval(-600)
        return .item(
            .event, from: "event/\(group.key.reason)", at: group.last, trust: group.trust,
            relevance: Relevance.event(isWarning: group.isWarning, isAfterOnset: isAfterOnset),
            "\(group.isWarning ? "warning" : "normal"), \(objects), "
                + "\(times.compactMap(\.self).joined(separator: ", ")): \(group.message)")
    }

    /// What containers answered to their failing probes: the newest answer of each container.
    private static func outputs(of events: [Event], _ scene: Scene) -> [DossierItem] {
        var seen: Set<String> = []
        return events.sorted { ($0.lastSeen ?? .distantPast) > ($1.lastSeen ?? .distantPast) }.compactMap { event in
            let message = ProbeMessage(event.message ?? "")
            let container = event.involvedObject.containerName ?? "?"
            guard let probe = message.probe, let output = message.output, !output.isEmpty,
                seen.insert("\(probe) \(container)").inserted
            else { return nil }
            return .item(
                .event, from: "event/\(event.reason ?? "?") of \(event.involvedObject.shortName)", at: event.lastSeen,
                trust: .workload, relevance: 0.6,
                "container \(container) answered its \(probe.rawValue.lowercased()) probe: \(output)")
        }.prefix(maxOutputs).map(\.self)
    }

    private static let maxOutputs = 2
}
