extension ClusterEvidence {
    public func look(
        _ lookup: Lookup, for subject: EvidenceSubject
    ) async -> (items: [DossierItem], omissions: [Omission]) {
        let scene = Scene(subject, limits: limits)
        let gathered = await carryOut(readings(of: lookup, scene))
        return (gathered.items.inReadingOrder, gathered.omissions)
    }

    private func readings(of lookup: Lookup, _ scene: Scene) -> [Reading] {
        switch lookup {
        case .logs(let pod, let container, let previous, let needle):
            LogLookup(logs: sources.logs, hygiene: hygiene).readings(
                pod: pod, container: container, isPrevious: previous, containing: needle, scene)
        case .describe(let kind, let name):
            DescribeLookup(sources: sources).readings(kind: kind, name: name, scene)
        case .list(let kind):
            ListLookup().readings(kind: kind, scene)
        case .metric(let question, let hours):
            MetricLookup(metrics: sources.metrics).readings(question, hours: hours, scene)
        case .revisionDifference:
            RevisionLookup(reader: sources.reader).readings(scene)
        case .similarIncidents:
            HistoryLookup(history: sources.history).readings(scene)
        }
    }
}

extension Reading {
    /// A question that is not answered.
    static func refused(_ what: String, because why: String) -> Reading {
        Reading(what) { .without(what, because: why) }
    }
}
