public import Incidents
import KubernetesModel

/// Runs rules over a case and makes one diagnosis of what they find.
public struct RuleEngine: Sendable {
    /// All rules, deepest cause first: a node explains its pods, a refusal explains why there are none, an image
    /// explains why a pod does not start, and a stuck rollout explains nothing by itself.
    public static let standard = RuleEngine(rules: [
        NodeRule(), RefusalRule(), ImageRule(), ConfigurationRule(), SecurityContextRule(), StartRule(),
        MemoryLimitRule(), MemoryLeakRule(), SharedVolumeRule(), ClaimRule(), UnschedulableRule(), MountRule(),
        SandboxRule(), InitRule(), LivenessRule(), CrashAfterRevisionRule(), OptionalKeyRule(),
        CrashRule(), ReadinessRule(),
        EvictionRule(), JobRule(), ServiceRule(), TerminationRule(), RolloutRule(), UnavailableRule(),
        AutoscalerRule(), WarningRule(),
    ])

    public let rules: [any Rule]

    public init(rules: [any Rule]) { self.rules = rules }

    /// What the rules conclude: the deepest cause first, those that are hardly more than a guess last; one cause once.
    /// Evidence is numbered `e1`, `e2` ... within each finding.
    public func findings(for case: Case) -> [Finding] {
        var causes: Set<Cause> = []
        let found = rules.flatMap { $0.findings(in: `case`) }.filter { causes.insert(Cause($0)).inserted }
        let sure = found.filter { $0.certainty >= Self.guess }
        let guesses = found.filter { $0.certainty < Self.guess }
        return (sure + guesses).map(\.numbered)
    }

    /// Findings below this certainty come after all others.
    private static let guess = 0.55

    /// The diagnosis that findings add up to: the best finding's. Without a finding the category is unknown and the
    /// confidence 0.
    public func diagnosis(from findings: [Finding], case: Case) -> Diagnosis {
        guard let best = findings.first else {
            return Diagnosis(
                category: .unknown, rootCause: "No rule explains what is seen of \(`case`.target.shortName)",
                object: `case`.target, confidence: 0, decidedBy: .rules,
                evidence: `case`.signals.map { `case`.evidence($0) }.numbered,
                advice: "Look at the object's events and the logs of its containers.")
        }
        return Diagnosis(
            category: best.category, rootCause: best.cause, ownWords: best.ownWords, object: best.object,
            confidence: best.certainty, decidedBy: .rules, rule: best.rule, evidence: best.evidence, advice: best.advice
        )
    }
}

/// What makes two findings the same.
private struct Cause: Hashable {
    let category: Category
    let object: String
    let text: String

    init(_ finding: Finding) {
        category = finding.category
        object = finding.object.shortName
        text = finding.cause
    }
}

extension Finding {
    fileprivate var numbered: Finding {
        var finding = self
        finding.evidence = evidence.numbered
        return finding
    }
}

extension [Evidence] {
    fileprivate var numbered: [Evidence] {
        enumerated().map { index, evidence in
            var evidence = evidence
            evidence.id = "e\(index + 1)"
            return evidence
        }
    }
}
