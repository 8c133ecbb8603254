public import Incidents
import KubernetesModel

/// Puts together what the rules and a model say.
///
/// | rules | model | cause | actions | decided by |
/// | --- | --- | --- | --- | --- |
/// | sure | agrees | the rules' | the rules' | both |
/// | sure | disagrees | the rules' | the rules' | rules |
/// | unsure | agrees | the rules' | the rules'; where they have none, the model's | both |
/// | unsure | disagrees, cites a trusted fact | the model's | the model's; where it has none, the rules' | model |
/// | unsure | disagrees, cites none, or something spoke to it | the rules' | the rules' | rules |
/// | silent | names a cause | the model's | the model's | model |
/// | any | silent, or not asked | the rules' | the rules' | rules |
///
/// A model never raises a confidence: where both agree it stays the rules' own. What a model chose is carried by a
/// diagnosis or a request that says so, for which the guardrails ask a person whatever a policy says; so no action
/// becomes automatic because of what a model wrote. A plan that a second model objects to, and one made while
/// something spoke to the model out of the evidence, is told to people and not proposed; and one who can write into the
/// evidence cannot take the rules' own action away by talking the model out of it.
public struct Corroboration: Hashable, Sendable {
    public var diagnosis: Diagnosis
    /// Best first.
    public var remedies: [Action]
    public var agreement: Agreement

    /// Rules of this certainty or more are sure: an answer of a model changes nothing.
    public static let sure = 0.7
    /// The most that a model's own diagnosis is trusted.
    public static let modelCeiling = 0.6

    /// Decides.
    ///
    /// - Parameters:
    ///   - rules: The rules' diagnosis.
    ///   - findings: What it rests on, best first.
    ///   - consultation: What came of asking a model; nil where none was asked.
    ///   - candidates: What a plan may choose from now. The model may have been asked a while ago, and what it chose then
    ///     may do harm by now.
    ///   - record: How often diagnoses of each kind turned out right: a model's confidence is calibrated by it.
    public init(
        rules: Diagnosis, findings: [Finding], consultation: Consultation?, candidates: [Action], record: TrackRecord
    ) {
        let own = findings.first?.remedies ?? []
        guard let consultation, let opinion = consultation.opinion, opinion.category != .unknown else {
            self.init(rules, own, findings.isEmpty ? .neither : .rulesAlone)
            return
        }
        let plan = Self.proposable(consultation, opinion).filter(candidates.contains)
        let modelDiagnosis = Self.diagnosis(of: opinion, plan: plan, record: record)
        guard let best = findings.first else {
            self.init(modelDiagnosis, plan.isEmpty ? [Self.escalation(modelDiagnosis)] : plan, .modelAlone)
            return
        }
        if Self.isSame(best, opinion) {
            var both = rules
            both.decidedBy = .both
            let isOnlyEscalation = own.allSatisfy { $0.kind == .escalate }
            self.init(both, isOnlyEscalation && !plan.isEmpty && best.certainty < Self.sure ? plan : own, .agree)
        } else if best.certainty < Self.sure, opinion.hasTrustedEvidence, !consultation.isSuspicious {
            self.init(modelDiagnosis, plan.isEmpty ? own : plan, .disagree)
        } else {
            self.init(rules, own, .disagree)
        }
    }

    private init(_ diagnosis: Diagnosis, _ remedies: [Action], _ agreement: Agreement) {
        self.diagnosis = diagnosis
        self.remedies = remedies
        self.agreement = agreement
    }

    /// Who chose an action: the rules, or a model alone.
    ///
    /// - Parameter findings: What the rules conclude, best first.
    public func decider(of action: Action, findings: [Finding]) -> Diagnosis.Decider {
        guard let best = findings.first, best.remedies.contains(action), diagnosis.decidedBy != .model else {
            return .model
        }
        return diagnosis.decidedBy
    }

    private static func proposable(_ consultation: Consultation, _ opinion: Opinion) -> [Action] {
        consultation.isSuspicious || opinion.objection != nil || !opinion.hasTrustedEvidence ? [] : opinion.plan
    }

    private static func diagnosis(of opinion: Opinion, plan: [Action], record: TrackRecord) -> Diagnosis {
        let tally = plan.first.map {
            record[TrackRecord.Kind(category: opinion.category, decidedBy: .model, action: $0.kind)]
        }
        return Diagnosis(
            category: opinion.category, rootCause: opinion.rootCause, object: opinion.object,
            confidence: min(Calibration.confidence(opinion.confidence, record: tally ?? .init()), modelCeiling),
            decidedBy: .model, evidence: opinion.evidence, advice: opinion.advice)
    }

    /// The model's words are in the diagnosis, where they are marked as its; they are no part of an action.
    private static func escalation(_ diagnosis: Diagnosis) -> Action {
        let reason = "no rule explains it; a language model thinks of \(diagnosis.category.rawValue)"
        return Action(.escalate(reason: "\(reason) of \(diagnosis.object.shortName)"), on: diagnosis.object)
    }

    /// One kind of fault on one object. That a rule names the pod and a model its workload, or the other way round, is
    /// no difference.
    private static func isSame(_ finding: Finding, _ opinion: Opinion) -> Bool {
        guard finding.category == opinion.category else { return false }
        let (ours, theirs) = (finding.object, opinion.object)
        let isRelated =
            ours.kind != theirs.kind && (ours.name.hasPrefix(theirs.name) || theirs.name.hasPrefix(ours.name))
        return ours.kind == theirs.kind && ours.name == theirs.name || isRelated
    }
}
