import KubernetesModel

extension IncidentFeatures {
    /// The features of an incident.
    ///
    /// A reason counts where the control plane or a measurement gave it, and where it reads like one: whoever may
    /// create events can write any text there.
    public init(of incident: Incident) {
        let target = incident.spec.target
        let signals = incident.spec.signals
        self.init(
            targetKind: target.kind, targetName: GeneratedName.base(of: target.name, kind: target.kind),
            signalKinds: Self.distinct(signals.map(\.kind)),
            reasons: Self.distinct(
                signals.filter { $0.trust != .workload && Self.isReason($0.reason) }.map(\.reason)))
    }

    /// Letters and digits alone, at most 64: `ImagePullBackOff`.
    private static func isReason(_ text: String) -> Bool {
        1...64 ~= text.utf8.count && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    private static func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
        var seen: Set<Element> = []
        return elements.filter { seen.insert($0).inserted }
    }
}
