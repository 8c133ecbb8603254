import Foundation
import Incidents
import KubernetesModel

/// What the target shows now, and what the incident was opened for.
struct SignalCollector: Collector {
    func readings(of scene: Scene) -> [Reading] {
        [Reading("the signals") { Self.gather(scene) }]
    }

    private static func gather(_ scene: Scene) -> Gathered {
        // What has gone since is still what the incident was opened for.
        let present = scene.subject.signals
        let past = scene.subject.incident.spec.signals.filter { signal in
            !present.contains {
                $0.kind == signal.kind && $0.reason == signal.reason && $0.container == signal.container
            }
        }
        let items =
            present.map { item($0, isPast: false, scene) } + past.map { item($0, isPast: true, scene) }
        return Gathered(items: items)
    }

    private static func item(_ signal: Signal, isPast: Bool, _ scene: Scene) -> DossierItem {
        let times = signal.count > 1 ? ", \(signal.count) times" : ""
        let since = "since \(Wording.span(scene.now.timeIntervalSince(signal.firstSeen)))"
        let message = signal.message.isEmpty ? "" : ": \(signal.message)"
        return .item(
            .signal, from: signal.source, at: signal.lastSeen, trust: signal.trust,
            relevance: isPast ? Relevance.spec : Relevance.signal,
            "\(signal.reason) (\(signal.kind.rawValue), \(since)\(times)\(isPast ? ", not seen now" : ""))\(message)")
    }
}

extension Signal {
    /// The object and container that it was observed on.
    var source: String { object.shortName + (container.map { " container \($0)" } ?? "") }
}
