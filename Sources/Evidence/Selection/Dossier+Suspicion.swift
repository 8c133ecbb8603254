import Incidents

extension Dossier {
    /// Whether something in it speaks to a model instead of about the workload, or did before it was withheld. Whoever
    /// writes the notice of that into a log does no more than draw suspicion.
    public var isSuspicious: Bool {
        items.contains { item in
            item.evidence.text.contains(InjectionSuspicion.noticeEnding)
                || InjectionSuspicion.judge(item.evidence.text).isFlagged
        }
    }
}
