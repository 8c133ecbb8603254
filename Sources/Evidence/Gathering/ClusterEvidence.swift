public import ControllerRuntime
import Foundation
import Incidents
import KubernetesModel

/// Gathers evidence about an incident out of the snapshot that the rules saw, and of what is read live: the spec, the
/// revisions, logs, measurements, configuration by name and time, quotas, policies, history.
///
/// Each topic has a collector of its own. Their reads run side by side under one deadline and within ``GatheringLimits``;
/// one that fails, has no right or takes too long leaves an ``Omission`` and holds up nothing else. Everything that is
/// found passes redaction and the sanitizer before it is an item. No Secret is read, and no value of a ConfigMap.
public struct ClusterEvidence: EvidenceSource {
    let sources: EvidenceSources
    let limits: GatheringLimits
    let hygiene: TextHygiene
    private let clock: MonotonicClock

    /// - Parameters:
    ///   - sources: What is read through.
    ///   - limits: How much is read.
    ///   - clock: What measures the deadline.
    ///   - redact: Takes the secrets out of a text; the text may be long, and anyone may have written it.
    public init(
        sources: EvidenceSources, limits: GatheringLimits = GatheringLimits(), clock: MonotonicClock = MonotonicClock(),
        redact: @escaping @Sendable (String) -> String
    ) {
        self.sources = sources
        self.limits = limits
        self.clock = clock
        hygiene = TextHygiene(redact: redact)
    }

    public func gather(for subject: EvidenceSubject) async -> Dossier {
        let scene = Scene(subject, limits: limits)
        let gathered = await carryOut(collectors.flatMap { $0.readings(of: scene) })
        let incident = subject.incident
        return Dossier(
            incident: incident.key, title: hygiene.clean(incident.spec.title, to: 300),
            severity: incident.spec.severity, target: incident.spec.target, openedAt: incident.spec.openedAt,
            gatheredAt: subject.now, items: gathered.items.inReadingOrder.numbered, omissions: gathered.omissions,
            objects: gathered.objects.merged, findings: subject.findings.map(hygiene.clean),
            candidates: subject.candidates)
    }

    /// Carries out readings, and makes fit for a dossier what they brought.
    func carryOut(_ readings: [Reading]) async -> Gathered {
        let desk = ReadingDesk(concurrency: limits.concurrentReads, limit: limits.time, clock: clock)
        var gathered = await desk.carryOut(readings)
        gathered.items = gathered.items.map(hygiene.clean)
        gathered.omissions = gathered.omissions.map(hygiene.clean).withoutDoubles
        return gathered
    }

    private var collectors: [any Collector] {
        let reader = sources.reader
        return [
            SignalCollector(), FindingCollector(), WorkloadCollector(), TemplateCollector(reader: reader),
            PodCollector(), RevisionCollector(reader: reader),
            ConfigurationCollector(source: sources.configuration), EventCollector(),
            LogCollector(logs: sources.logs, hygiene: hygiene), MetricCollector(metrics: sources.metrics),
            OwnServicesCollector(), NetworkPolicyCollector(reader: reader), SiblingCollector(), NodeCollector(),
            QuotaCollector(reader: reader), BudgetCollector(), PolicyCollector(),
            HistoryCollector(history: sources.history), UnseenCollector(),
        ]
    }
}
