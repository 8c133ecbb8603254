import Incidents
import KubernetesModel

/// What the rules conclude, and the facts that they cite.
struct FindingCollector: Collector {
    func readings(of scene: Scene) -> [Reading] {
        guard !scene.subject.findings.isEmpty else { return [] }
        return [Reading("the findings of the rules") { Self.gather(scene) }]
    }

    private static let maxFindings = 4
    private static let maxFacts = 4

    private static func gather(_ scene: Scene) -> Gathered {
        var gathered = Gathered()
        // The signals are items of their own.
        var known = Set(scene.subject.signals.map { Fact(source: $0.source, text: $0.message) })
        for (rank, finding) in scene.subject.findings.prefix(maxFindings).enumerated() {
            let relevance = Relevance.finding(rank: rank)
            gathered.items.append(
                .item(
                    .finding, from: "rule/\(finding.rule)", at: scene.now, trust: finding.trust, relevance: relevance,
                    "\(finding.category.rawValue), certainty \(Wording.number(finding.certainty)), at "
                        + "\(finding.object.shortName): \(finding.cause)"))
            for evidence in finding.evidence.prefix(maxFacts) where !repeats(evidence, scene.subject.signals) {
                guard known.insert(Fact(source: evidence.source, text: evidence.text)).inserted else { continue }
                gathered.items.append(
                    .item(
                        .finding, from: evidence.source, at: evidence.at, trust: evidence.trust,
                        relevance: relevance - 0.1, evidence.text))
            }
            gathered.objects.append(KnownObject(finding.object))
        }
        return gathered
    }

    /// Whether a fact says what a signal says.
    private static func repeats(_ evidence: Evidence, _ signals: [Signal]) -> Bool {
        signals.contains { signal in
            evidence.source == signal.source && evidence.text.hasPrefix(signal.reason)
                && evidence.text.hasSuffix(signal.message)
        }
    }

    private struct Fact: Hashable {
        let source: String
        let text: String
    }
}

extension Finding {
    /// The best that it rests on: a conclusion is no more than its facts.
    fileprivate var trust: Trust {
        let classes = Set(evidence.map(\.trust))
        return [.controlPlane, .measurement].first { classes.contains($0) } ?? .workload
    }
}
