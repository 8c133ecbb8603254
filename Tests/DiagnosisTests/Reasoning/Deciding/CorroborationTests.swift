import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Diagnosis

@Suite("Rules and model together") struct CorroborationTests {
    @Test("The documented table holds in every combination")
    func table() {
        #expect(Combination.all.count == 960)
        for combination in Combination.all {
            let outcome = combination.corroboration
            #expect(combination.expected == Combination.Outcome(outcome), "\(combination)")
        }
    }

    @Test("Where rules decide, a model never raises a confidence")
    func confidence() {
        for combination in Combination.all {
            let outcome = combination.corroboration
            if outcome.diagnosis.decidedBy == .model {
                #expect(outcome.diagnosis.confidence <= Corroboration.modelCeiling, "\(combination)")
            } else {
                #expect(outcome.diagnosis.confidence == combination.rulesDiagnosis.confidence, "\(combination)")
                #expect(outcome.diagnosis.rootCause == combination.rulesDiagnosis.rootCause, "\(combination)")
                #expect(outcome.diagnosis.evidence == combination.rulesDiagnosis.evidence, "\(combination)")
            }
        }
    }

    @Test("An action that no rule proposes is never the rules', nor both's")
    func decider() {
        for combination in Combination.all {
            let outcome = combination.corroboration
            let own = combination.findings.first?.remedies ?? []
            for action in outcome.remedies + [.planned, .proposed] where !own.contains(action) {
                #expect(outcome.decider(of: action, findings: combination.findings) == .model, "\(combination)")
            }
        }
    }

    @Test("Only what a rule proposes, what the model was offered and chose, or a call for people comes out")
    func closed() {
        for combination in Combination.all {
            let known = (combination.findings.first?.remedies ?? []) + [.planned]
            #expect(combination.corroboration.remedies.allSatisfy { known.contains($0) || $0.kind == .escalate })
        }
    }

    @Test("A model's words are no part of an action")
    func words() {
        for combination in Combination.all {
            for action in combination.corroboration.remedies {
                #expect(!action.summary.contains("the model's cause"), "\(combination)")
            }
        }
    }

    @Test("What was planned and is no longer indicated is not proposed")
    func stale() {
        var combination = Combination.all[0]
        combination.rules = .unsure
        combination.model = .disagrees
        combination.isTrusted = true
        combination.hasPlan = true
        combination.isSuspicious = false
        combination.hasObjection = false
        #expect(combination.corroboration.remedies == [.planned])
        combination.candidates = []
        #expect(combination.corroboration.remedies == combination.findings[0].remedies)
    }

    @Test("The track record of a model's plans lowers its confidence, and never raises it")
    func trackRecord() {
        let kind = TrackRecord.Kind(category: .node, decidedBy: .model, action: .rolloutRestart)
        let opinion = Opinion(
            category: .node, rootCause: "the node", object: .web, confidence: 0.5, evidence: [.trusted],
            plan: [.planned])
        var consultation = Consultation(state: .answered, question: "q", count: 1, at: .testNow)
        consultation.opinion = opinion
        func confidence(_ record: TrackRecord) -> Double {
            Corroboration(
                rules: .silent, findings: [], consultation: consultation, candidates: [.planned], record: record
            ).diagnosis.confidence
        }
        #expect(confidence(TrackRecord()) == 0.5)
        #expect(confidence(TrackRecord([kind: .init(right: 100, wrong: 0)])) == 0.5)
        #expect(confidence(TrackRecord([kind: .init(right: 0, wrong: 20)])) == 0.25)
    }

    @Test(
        "A pod and its workload are one object; other workloads are not",
        arguments: [
            ("Pod", "web-r2-0", true), ("ReplicaSet", "web-r2", true), ("Deployment", "web", true),
            ("Deployment", "api", false), ("Pod", "api-r1-0", false), ("Deployment", "web-admin", false),
            ("Node", "node-a", false),
        ])
    func sameness(kind: String, name: String, isSame: Bool) {
        var combination = Combination.all[0]
        combination.rules = .unsure
        combination.model = .agrees
        combination.modelObject = ObjectReference(apiVersion: "v1", kind: kind, namespace: "shop", name: name)
        #expect((combination.corroboration.agreement == .agree) == isSame)
    }
}

extension ObjectReference {
    fileprivate static let web = ObjectReference(
        apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "web", uid: "uid-web")
}

extension Action {
    /// What the rules propose, where they propose something.
    fileprivate static let proposed = Action(.rollbackWorkload(toRevision: 1), on: .web)
    /// What the model chose.
    fileprivate static let planned = Action(.rolloutRestart, on: .web)
    fileprivate static let calling = Action(.escalate(reason: "the rules' cause"), on: .web)
}

extension Evidence {
    fileprivate static let trusted = Evidence(id: "e1", source: "pod/web", trust: .controlPlane, text: "it waits")
    fileprivate static let written = Evidence(id: "e2", source: "log", trust: .workload, text: "it says")
}

extension Diagnosis {
    fileprivate static let silent = Diagnosis(
        category: .unknown, rootCause: "No rule explains it", object: .web, confidence: 0, decidedBy: .rules,
        evidence: [])
}

/// One combination of what rules and model can say.
private struct Combination: CustomStringConvertible {
    enum Rules: CaseIterable { case sure, unsure, silent }
    enum Model: CaseIterable { case notAsked, silent, unknown, agrees, disagrees }

    /// What comes out, without its words.
    struct Outcome: Equatable {
        var decidedBy: Diagnosis.Decider
        var category: Incidents.Category
        var remedies: [Action.Kind]
        var agreement: Agreement

        init(
            _ decidedBy: Diagnosis.Decider, _ category: Incidents.Category, _ remedies: [Action.Kind],
            _ agreement: Agreement
        ) {
            self.decidedBy = decidedBy
            self.category = category
            self.remedies = remedies
            self.agreement = agreement
        }

        init(_ outcome: Corroboration) {
            self.init(
                outcome.diagnosis.decidedBy, outcome.diagnosis.category, outcome.remedies.map(\.kind),
                outcome.agreement)
        }
    }

    var rules: Rules
    var model: Model
    var isTrusted: Bool
    var hasPlan: Bool
    var isSuspicious: Bool
    var hasObjection: Bool
    /// Whether the rules propose more than to call people.
    var hasRemedy: Bool
    /// Whether the model is as sure as it can be.
    var isCertain: Bool
    var modelObject = ObjectReference.web
    var candidates = [Action.planned, .proposed]

    static let all: [Combination] = {
        let flags = [false, true]
        var all: [Combination] = []
        for rules in Rules.allCases {
            for model in Model.allCases {
                for bits in 0..<64 {
                    func flag(_ bit: Int) -> Bool { flags[bits >> bit & 1] }
                    all.append(
                        Combination(
                            rules: rules, model: model, isTrusted: flag(0), hasPlan: flag(1), isSuspicious: flag(2),
                            hasObjection: flag(3), hasRemedy: flag(4), isCertain: flag(5)))
                }
            }
        }
        return all
    }()

    var description: String {
        "\(rules) \(model) trusted \(isTrusted) plan \(hasPlan) suspicious \(isSuspicious) objection \(hasObjection)"
            + " remedy \(hasRemedy) certain \(isCertain)"
    }

    var findings: [Finding] {
        guard rules != .silent else { return [] }
        return [
            Finding(
                rule: "rule", category: .image, cause: "the rules' cause", object: .web, evidence: [.trusted],
                certainty: rules == .sure ? 0.9 : 0.5, remedies: [hasRemedy ? .proposed : .calling])
        ]
    }

    var rulesDiagnosis: Diagnosis {
        guard let finding = findings.first else { return .silent }
        return Diagnosis(
            category: finding.category, rootCause: finding.cause, object: .web, confidence: finding.certainty,
            decidedBy: .rules, rule: finding.rule, evidence: finding.evidence)
    }

    var consultation: Consultation? {
        guard model != .notAsked else { return nil }
        var consultation = Consultation(state: .answered, question: "q", count: 1, at: .testNow)
        consultation.isSuspicious = isSuspicious
        guard model != .silent else { return consultation }
        let category: Incidents.Category = model == .unknown ? .unknown : model == .agrees ? .image : .node
        consultation.opinion = Opinion(
            category: category, rootCause: "the model's cause", object: modelObject, confidence: isCertain ? 1 : 0.4,
            evidence: [isTrusted ? .trusted : .written], plan: hasPlan ? [.planned] : [],
            objection: hasObjection ? "It hides the cause." : nil)
        return consultation
    }

    var corroboration: Corroboration {
        Corroboration(
            rules: rulesDiagnosis, findings: findings, consultation: consultation, candidates: candidates,
            record: TrackRecord())
    }

    /// The table of the documentation, in other words.
    var expected: Outcome {
        let own: [Action.Kind] = rules == .silent ? [] : hasRemedy ? [.rollbackWorkload] : [.escalate]
        let plan: [Action.Kind] =
            hasPlan && isTrusted && !isSuspicious && !hasObjection ? [.rolloutRestart] : []
        let says = model == .agrees || model == .disagrees
        switch rules {
        case .silent:
            guard says else { return Outcome(.rules, .unknown, [], .neither) }
            let category: Incidents.Category = model == .agrees ? .image : .node
            return Outcome(.model, category, plan.isEmpty ? [.escalate] : plan, .modelAlone)
        case .sure:
            guard says else { return Outcome(.rules, .image, own, .rulesAlone) }
            return model == .agrees ? Outcome(.both, .image, own, .agree) : Outcome(.rules, .image, own, .disagree)
        case .unsure:
            guard says else { return Outcome(.rules, .image, own, .rulesAlone) }
            if model == .agrees { return Outcome(.both, .image, hasRemedy || plan.isEmpty ? own : plan, .agree) }
            guard isTrusted, !isSuspicious else { return Outcome(.rules, .image, own, .disagree) }
            return Outcome(.model, .node, plan.isEmpty ? own : plan, .disagree)
        }
    }
}
