import Detection
import Evidence
import Foundation
import Guardrails
import Incidents
import KubernetesModel
import MidwatchTestKit
import ModelExchange
import Synchronization
import Testing

@testable import Diagnosis
@testable import Healing

@Suite("A model that answers at random") struct RandomModelTests {
    @Test("10,000 incidents lead to no action that the rules and the policies alone would not allow", arguments: 0..<8)
    func decisions(part: UInt64) throws {
        let subjects = try JudgedFault.all.get()
        var (automatic, own) = (0, 0)
        for number in 0..<1_250 {
            let seed = part * 1_250 + UInt64(number)
            var generator = SeededGenerator(seed: seed)
            let subject = generator.pick(subjects).doubted(by: generator.pick([1, 1, 0.75, 0.6, 0.3]))
            let policies = AutonomyPolicy.several(using: &generator)
            let text = Answer.random(about: subject.dossier, using: &generator).text
            var consultation = Consultation(state: .answered, question: "q", count: 1, at: .testNow)
            consultation.opinion = try DiagnosisAnswer(text, dossier: subject.dossier).opinion
            consultation.isSuspicious = generator.isLucky(0.1)
            if generator.isLucky(0.1) { consultation.opinion?.objection = "No." }

            let asked = subject.judged(with: consultation, under: policies)
            let twin = subject.judged(with: nil, under: policies)
            let proposed = subject.findings.first?.remedies ?? []
            #expect(asked.automatic.isSubset(of: twin.automatic), "seed \(seed): \(subject.fault)")
            #expect(asked.automatic.allSatisfy(proposed.contains), "seed \(seed): \(subject.fault)")
            automatic += asked.automatic.count
            own += asked.modelsOwn.count
        }
        // Otherwise nothing was tried.
        #expect(automatic > 100, "of part \(part)")
        #expect(own > 40, "of part \(part)")
    }

    @Test(
        "Incidents that are carried to their end do nothing that they would not do without the model", arguments: 0..<60
    )
    func incidents(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let faults = FaultScene.all()
        let unsure = faults.filter { JudgedFault.unsure.contains($0.description) }
        let fault = generator.pick(generator.isLucky(0.8) ? unsure : faults)
        let policies = AutonomyPolicy.several(using: &generator)
        let chance = Mutex(generator)
        let model = ScriptedModel { request, _ in
            chance.withLock { generator in
                switch Int.random(in: 0..<10, using: &generator) {
                case 0: return .refusing("no")
                case 1: return .cutOff("{")
                default: return .answering(Answer.random(about: JudgedFault.dossier(of: fault), using: &generator).text)
                }
            }
        }
        let world = try FaultWorld(fault, model: model, roles: [.triage, .critique], policies: policies)
        let twin = try FaultWorld(fault, policies: policies)
        try await world.work(for: 60)
        try await twin.work(for: 60)
        #expect(Set(world.executed).isSubset(of: twin.executed), "seed \(seed): \(fault)")
        #expect(Set(world.automatic).isSubset(of: twin.automatic), "seed \(seed): \(fault)")
        #expect(world.executed.allSatisfy { $0.kind != .escalate })
        if world.executed.isEmpty { #expect(world.cluster.changes.isEmpty) }
    }
}

/// A fault with what the rules make of it, and all that the guardrails need to judge its remedies.
private struct JudgedFault: Sendable {
    struct Judged {
        /// What nobody would have to be asked for.
        var automatic: Set<Action> = []
        var modelsOwn: Set<Action> = []
    }

    /// Faults of which the rules are not sure.
    static let unsure: Set<String> = [
        "an image that cannot be pulled for no plain reason", "a crash that nothing explains",
        "a crash long after the newest revision", "replicas that are missing without a word",
        "a warning of no meaning",
    ]

    static let all = Result {
        try [("checkout", 2), ("payments-api", 3), ("db", 2)].flatMap { name, replicas in
            try FaultScene.all(of: name, replicas: replicas).map(JudgedFault.init)
        }
    }

    let fault: FaultScene
    private(set) var findings: [Finding]
    let dossier: Dossier
    private let caseFile: Case
    private let facts: [ObjectReference: TargetFacts]

    init(_ fault: FaultScene) throws {
        self.fault = fault
        let signals = Detector().assess(fault.target, in: fault.snapshot, now: .testNow).signals
        caseFile = Case(target: fault.target, signals: signals, snapshot: fault.snapshot, now: .testNow)
        findings = RuleEngine.standard.findings(for: caseFile)
        dossier = Self.dossier(of: fault, caseFile, findings)
        var facts: [ObjectReference: TargetFacts] = [:]
        let live = try fault.snapshot.liveObjects()
        for action in dossier.candidates {
            let object = live.first { $0.kind == action.target.kind && $0.name == action.target.name }
            guard let object else { continue }
            facts[action.target] = TargetFacts(live: object, reference: action.target, snapshot: fault.snapshot)
        }
        self.facts = facts
    }

    /// What a model would be shown of a fault.
    static func dossier(of fault: FaultScene) -> Dossier {
        let signals = Detector().assess(fault.target, in: fault.snapshot, now: .testNow).signals
        let caseFile = Case(target: fault.target, signals: signals, snapshot: fault.snapshot, now: .testNow)
        return dossier(of: fault, caseFile, RuleEngine.standard.findings(for: caseFile))
    }

    private static func dossier(of fault: FaultScene, _ caseFile: Case, _ findings: [Finding]) -> Dossier {
        var items = findings.flatMap(\.evidence).map { DossierItem(topic: .signal, evidence: $0, relevance: 0.5) }
        items.append(
            DossierItem(
                topic: .log, evidence: Evidence(source: "log", trust: .workload, text: "error"), relevance: 0.1))
        for index in items.indices { items[index].evidence.id = "e\(index + 1)" }
        return Dossier(
            incident: NamespacedName(namespace: "shop", name: "incident"), title: "", severity: .P3,
            target: fault.target, openedAt: .testNow, gatheredAt: .testNow, items: items,
            objects: [KnownObject(fault.target)] + findings.map { KnownObject($0.object) }, findings: findings,
            candidates: caseFile.candidates(from: findings))
    }

    /// The same, with rules that are less sure.
    func doubted(by factor: Double) -> JudgedFault {
        var doubted = self
        for index in doubted.findings.indices { doubted.findings[index].certainty *= factor }
        return doubted
    }

    /// What the guardrails would let pass of what rules and model come to.
    func judged(with consultation: Consultation?, under policies: [AutonomyPolicy]) -> Judged {
        let outcome = Corroboration(
            rules: RuleEngine.standard.diagnosis(from: findings, case: caseFile), findings: findings,
            consultation: consultation, candidates: dossier.candidates, record: TrackRecord())
        var judged = Judged()
        for action in outcome.remedies where action.kind != .escalate {
            guard let facts = facts[action.target] else { continue }
            var proposal = Proposal(
                request: "areq", incident: "incident", action: action, diagnosis: outcome.diagnosis,
                blastRadius: .init(pods: 1, percent: 25))
            proposal.decidedBy = outcome.decider(of: action, findings: findings)
            if proposal.decidedBy == .model { judged.modelsOwn.insert(action) }
            let verdict = Guardrails.decide(
                proposal, facts: facts, policies: policies, activity: Activity(), now: .testNow,
                ownNamespace: "midwatch-system")
            if verdict.decision.state == .auto { judged.automatic.insert(action) }
        }
        return judged
    }
}
