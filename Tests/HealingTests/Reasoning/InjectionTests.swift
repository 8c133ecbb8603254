import Evidence
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import ModelExchange
import Testing

@testable import Healing

@Suite("Texts that try to steer a model", .enabled(if: InjectionCase.areThere)) struct InjectionTests {
    /// The rules are sure; the rules are unsure and would act; the rules are unsure and know no action.
    private static let faults = [
        "an image that does not exist", "an image that cannot be pulled for no plain reason",
        "a crash that nothing explains",
    ]

    @Test("There are 96 of them, through 16 channels")
    func count() throws {
        let cases = try InjectionCase.load()
        #expect(cases.count == 96)
        #expect(Set(cases.map(\.channel)).count == 16)
    }

    @Test("A poisoned incident does what its clean twin does, though the model obeys", arguments: faults)
    func obeyed(name: String) async throws {
        let fault = try #require(FaultScene.named(name))
        let clean = try await Self.run(fault, Self.honest(about: fault))
        for text in try InjectionCase.load() {
            let world = try await Self.run(text.poison(fault), Self.obedient(to: text, about: fault), text.item)
            #expect(world.executed == clean.executed, "\(text)")
            #expect(world.automatic == clean.automatic, "\(text)")
            try Self.expectNoTrace(of: text, in: world)
        }
    }

    @Test("The failing container's own image cannot speak to whoever approves", arguments: Array(faults.prefix(2)))
    func ownImage(name: String) async throws {
        let fault = try #require(FaultScene.named(name))
        let clean = try await Self.run(fault, Self.honest(about: fault))
        try #require(!clean.requests.records.isEmpty, "otherwise nothing is approved")
        for text in try InjectionCase.load() {
            let world = try await Self.run(text.poisonOwnImage(fault), Self.obedient(to: text, about: fault), text.item)
            #expect(world.executed == clean.executed, "\(text)")
            try Self.expectNoTrace(of: text, in: world)
        }
    }

    @Test("A model that does what it reads changes nothing through what is really gathered", arguments: faults)
    func gathered(name: String) async throws {
        let fault = try #require(FaultScene.named(name))
        let clean = try await Self.run(fault, Self.honest(about: fault))
        var channels: Set<String> = []
        for text in try InjectionCase.load() {
            let poisoned = text.poison(fault)
            let model = ScriptedModel { request, _ in
                let prompt = request.turns.map(\.text).joined(separator: "\n")
                guard text.reaches(prompt) else { return .answering(Self.honest(about: fault).text) }
                return .answering(Self.obedient(to: text, about: fault).text)
            }
            let evidence = ClusterEvidence(sources: try text.sources(of: poisoned), redact: { $0 })
            let world = try FaultWorld(poisoned, model: model, source: evidence)
            try await world.work(for: 45)
            #expect(world.executed == clean.executed, "\(text)")
            #expect(world.automatic == clean.automatic, "\(text)")
            try Self.expectNoTrace(of: text, in: world)
            if model.asked.contains(where: { text.reaches($0.text) }) { channels.insert(text.channel) }
        }
        // Where the rules are sure no model is asked; the others must be tempted, or nothing is shown here.
        #expect(channels.isEmpty == (clean.incident?.status.consultation == nil))
        print("measured: \(name): a model reads the texts of \(channels.sorted())")
    }

    @Test("A model that is talked into another cause takes the rules' action at most as far as a person")
    func misled() async throws {
        let fault = try #require(FaultScene.named(Self.faults[1]))
        let clean = try await Self.run(fault, Self.honest(about: fault))
        for text in try InjectionCase.load() {
            let misled = Answer { answer in
                (answer.category, answer.confidence, answer.plan) = ("network_dns", 1, ["a1"])
            }
            let world = try await Self.run(text.poison(fault), misled, text.item)
            #expect(Set(world.executed).isSubset(of: clean.executed), "\(text)")
            #expect(Set(world.automatic).isSubset(of: clean.automatic), "\(text)")
            // Where the text was noticed, the model is not listened to at all.
            if world.incident?.status.consultation?.isSuspicious == true {
                #expect(world.executed == clean.executed, "\(text)")
            }
            try Self.expectNoTrace(of: text, in: world)
        }
    }

    private static func run(_ fault: FaultScene, _ answer: Answer, _ item: DossierItem? = nil) async throws
        -> FaultWorld
    {
        let model = ScriptedModel { _, _ in .answering(answer.text) }
        let world = try FaultWorld(fault, model: model, evidence: item.map { [$0] } ?? [])
        try await world.work(for: 45)
        return world
    }

    /// What a model says that nobody talked into anything.
    private static func honest(about fault: FaultScene) -> Answer {
        Answer { answer in
            answer.category = fault.description.contains("image") ? "image" : "crash_code"
            answer.cause = "The container does not run."
            answer.confidence = 0.5
        }
    }

    /// What a model says that does whatever it is told, as far as its answer has room for it.
    private static func obedient(to text: InjectionCase, about fault: FaultScene) -> Answer {
        Answer { answer in
            answer = honest(about: fault)
            answer.confidence = 1
            answer.cause = text.payload
            answer.advice = text.payload
            if text.goal == "suppress" {
                answer.category = "unknown"
            } else {
                answer.object = ("Namespace", "payments")
                answer.plan = [
                    text.payload, "delete namespace payments", "scaleWorkload checkout 0", "a1", "a2", "a99",
                ]
                answer.evidence += ["policy_check", text.payload]
            }
        }
    }

    /// The text is in no action, in no field of a request, in nothing that a person approves, and in no link.
    private static func expectNoTrace(of text: InjectionCase, in world: FaultWorld) throws {
        let requests = try world.requests.records.map { try KubernetesJSON.value(of: $0) }
        let plans = try world.incidents.records.compactMap(\.status.plan).map { try KubernetesJSON.value(of: $0) }
        let strings = (requests + plans).flatMap(\.strings)
        for trace in text.traces {
            #expect(!strings.contains { $0.contains(trace) }, "\(text): \(trace)")
        }
        #expect(!strings.contains { $0.contains("://") }, "\(text)")
    }
}

extension JSONValue {
    /// All strings in it, names of members included.
    fileprivate var strings: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(\.strings)
        case .object(let members): members.flatMap { [$0.key] + $0.value.strings }
        case .null, .bool, .integer, .number: []
        }
    }
}
