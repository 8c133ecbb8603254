import Incidents

extension Dossier {
    /// Whether something in it speaks to a model instead of about the workload.
    public var isSuspicious: Bool { items.contains { InjectionSuspicion.judge($0.evidence.text).isFlagged } }
}
