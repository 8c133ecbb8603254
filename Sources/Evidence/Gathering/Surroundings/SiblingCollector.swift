import Detection
import Foundation
import Incidents
import KubernetesModel

/// The other workloads of the namespace: what fails since about the same time may have the same cause, and what is well
/// rules causes out.
struct SiblingCollector: Collector {
    func readings(of scene: Scene) -> [Reading] {
        guard let namespace = scene.namespace else { return [] }
        return [Reading("the other workloads of \(namespace)") { Self.gather(scene, in: namespace) }]
    }

    private static func gather(_ scene: Scene, in namespace: String) -> Gathered {
        var gathered = Gathered()
        let siblings = siblings(of: scene, in: namespace)
        let detector = Detector()
        var well: [String] = []
        var failing: [(reference: ObjectReference, signals: [Signal])] = []
        for reference in siblings.prefix(scene.limits.siblings) {
            let signals = detector.assess(reference, in: scene.snapshot, now: scene.now).signals
            if signals.isEmpty { well.append(reference.shortName) } else { failing.append((reference, signals)) }
        }
        failing.sort { distance($0.signals, scene) < distance($1.signals, scene) }
        for (reference, signals) in failing.prefix(scene.limits.neighbours) {
            gathered.items.append(item(reference, signals, scene))
            gathered.objects.append(KnownObject(reference))
        }
        if failing.count > scene.limits.neighbours {
            gathered.omissions.append(
                Omission(
                    "\(failing.count - scene.limits.neighbours) more workloads that fail",
                    because: "the limit of items"))
        }
        if !well.isEmpty {
            gathered.items.append(
                .item(
                    .sibling, from: "namespace/\(namespace)", at: scene.now, relevance: Relevance.well,
                    "\(Wording.count(well.count, "other workload")) without trouble: \(Wording.names(well))"))
        }
        if siblings.count > scene.limits.siblings {
            gathered.omissions.append(
                Omission(
                    "\(siblings.count - scene.limits.siblings) more workloads of \(namespace)",
                    because: "no more than \(scene.limits.siblings) are looked at"))
        }
        return gathered
    }

    /// The workloads that nothing which is seen owns, but for the target's own; those that are over or scaled to zero
    /// have no part in it.
    private static func siblings(of scene: Scene, in namespace: String) -> [ObjectReference] {
        let own = Set([scene.target, scene.workload?.reference].compactMap(\.self))
        return scene.snapshot.workloads(in: namespace).filter { workload in
            guard !own.contains(workload.reference), workload.desiredReplicas > 0 else { return false }
            return scene.snapshot.topWorkload(of: workload.metadata, kind: workload.reference.kind)?.reference
                == workload.reference
        }.map(\.reference).sorted { ($0.kind, $0.name) < ($1.kind, $1.name) }
    }

    private static func item(_ reference: ObjectReference, _ signals: [Signal], _ scene: Scene) -> DossierItem {
        let since = signals.map(\.firstSeen).min() ?? scene.now
        let reasons = Wording.names(signals.map(\.reason), atMost: 3)
        let isNear = distance(signals, scene) <= sameTime
        return .item(
            .sibling, from: reference.shortName, at: since,
            relevance: isNear ? Relevance.failing - 0.05 : Relevance.failingBeside,
            "fails too: \(reasons), since \(scene.ago(since)), \(scene.fromOnset(since))")
    }

    private static func distance(_ signals: [Signal], _ scene: Scene) -> TimeInterval {
        signals.map { abs($0.firstSeen.timeIntervalSince(scene.onset)) }.min() ?? .infinity
    }

    /// What begins within so many seconds began at about the same time.
    private static let sameTime: TimeInterval = 300
}
