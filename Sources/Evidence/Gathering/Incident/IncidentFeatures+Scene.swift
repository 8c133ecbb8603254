import Incidents
import KubernetesModel

extension IncidentFeatures {
    /// The features of the incident at hand.
    init(of scene: Scene) {
        let spec = scene.subject.incident.spec
        let signals = spec.signals + scene.subject.signals
        self.init(
            targetKind: spec.target.kind, targetName: Self.stableName(of: spec.target, in: scene.snapshot),
            signalKinds: Self.unique(signals.map(\.kind)), reasons: Self.unique(signals.map(\.reason)))
    }

    /// A name without what a controller made up for it.
    private static func stableName(of target: ObjectReference, in snapshot: ClusterSnapshot) -> String {
        let metadata = snapshot.workload(target)?.metadata
        if let prefix = metadata?.generateName, target.name.hasPrefix(prefix) { return trimmed(prefix) }
        guard target.kind == Job.resource.kind, metadata?.controller?.kind == CronJob.resource.kind else {
            return target.name
        }
        // A CronJob numbers its jobs by the time that they are for.
        let number = target.name.reversed().prefix(while: \.isNumber)
        return number.count >= 8 ? trimmed(String(target.name.dropLast(number.count))) : target.name
    }

    private static func trimmed(_ prefix: String) -> String {
        prefix.hasSuffix("-") ? String(prefix.dropLast()) : prefix
    }

    private static func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
        var seen: Set<Element> = []
        return elements.filter { seen.insert($0).inserted }
    }
}
