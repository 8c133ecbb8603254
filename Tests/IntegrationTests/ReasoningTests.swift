import Foundation
import Incidents
import KubernetesClient
import KubernetesModel
import MidwatchTestKit
import ModelExchange
import Testing

extension ClusterTests {
    @Suite(.onCluster)
    struct ReasoningTests {
        @Test func `a crash that no rule explains is explained by a model, and nothing is changed for it`() async throws
        {
            try await inNamespace("model") { namespace in
                try await namespace.setPolicy(.auto)
                try await ModelServer.run(thinking: UnreachableDatabase.think) { model in
                    try await namespace.withOperator(configuration: UnreachableDatabase.configuration(model)) { _ in
                        try await UnreachableDatabase.deploy(in: namespace)
                        let incident = try await namespace.incident(
                            of: "ledger", "explained by the model", within: .seconds(120)
                        ) { $0.status.consultation?.state == .answered && $0.phase == .escalated }
                        let consultation = try #require(incident.status.consultation)
                        let diagnosis = try #require(incident.status.diagnosis)
                        #expect(diagnosis.category == .crashDependency)
                        #expect(diagnosis.decidedBy == .model)
                        #expect(diagnosis.confidence <= 0.6)
                        #expect(consultation.lookups == 1)
                        #expect(consultation.opinion?.evidence.isEmpty == false)
                        #expect(consultation.opinion?.dropped == 0)
                        #expect(try await namespace.requests().isEmpty)
                        let record = try await namespace.cases(of: incident)
                        let exchanges = try #require(record.last).exchanges
                        let triage = exchanges.filter { $0.role == .triage }.map(\.estimatedInput).reduce(0, +)
                        let investigation = exchanges.filter { $0.role == .investigation }.map(\.estimatedInput).reduce(
                            0, +)
                        print("measured: input tokens, triage \(triage), investigation \(investigation)")
                        #expect(triage <= 4_000)
                        #expect(investigation <= 15_000)
                        let explained = try await namespace.cluster.midwatch(
                            "explain", incident.metadata.name, "--namespace", namespace.name, "--journal",
                            namespace.journal)
                        #expect(explained.exitCode == 0, "\(explained.errors)")
                        #expect(explained.output.contains("What did the model say?"))
                        #expect(explained.output.contains("crash_dependency"))
                        try namespace.expectWrites([])
                    }
                }
            }
        }

        @Test(arguments: FailingModel.allCases)
        func `an incident ends by rules where the model fails`(failure: FailingModel) async throws {
            try await inNamespace("model-\(failure.rawValue.lowercased())") { namespace in
                try await namespace.setPolicy(.auto)
                try await ModelServer.run(thinking: { _ in failure.move }) { model in
                    try await namespace.withOperator(
                        configuration: UnreachableDatabase.configuration(model, timeout: failure.timeout)
                    ) { _ in
                        try await UnreachableDatabase.deploy(in: namespace)
                        let incident = try await namespace.incident(
                            of: "ledger", "escalated by rules", within: .seconds(120)
                        ) { $0.phase == .escalated && $0.status.consultation?.state == .failed }
                        #expect(incident.status.diagnosis?.decidedBy == .rules)
                        let condition = incident.status.conditions.first { $0.type == "ModelConsulted" }
                        #expect(condition?.status == "False")
                        #expect(failure.reasons.contains(condition?.reason ?? ""))
                        try namespace.expectWrites([])
                    }
                }
            }
        }

        @Test func `a budget that is used up is said, and the rules go on`() async throws {
            try await inNamespace("model-budget") { namespace in
                try await ModelServer.run(thinking: UnreachableDatabase.think) { model in
                    let configuration = UnreachableDatabase.configuration(model) + "\n  budgets: {hour: {tokens: 100}}"
                    try await namespace.withOperator(configuration: configuration) { _ in
                        try await UnreachableDatabase.deploy(in: namespace)
                        let incident = try await namespace.incident(
                            of: "ledger", "escalated by rules", within: .seconds(120)
                        ) { $0.phase == .escalated && $0.status.consultation?.state == .failed }
                        let condition = incident.status.conditions.first { $0.type == "ModelConsulted" }
                        #expect(condition?.reason == "BudgetExhausted")
                        #expect(model.count == 0)
                    }
                }
            }
        }

        @Test func `without a model the operator says in one line that it runs by rules alone`() async throws {
            try await inNamespace("no-model") { namespace in
                try await namespace.withOperator { _ in
                    try await namespace.eventually("the operator says it") {
                        let lines = try namespace.operatorLog.split(separator: "\n").filter {
                            $0.contains("by rules alone")
                        }
                        return lines.count == 1 ? true : nil
                    }
                }
            }
        }
    }
}

/// How a model fails, and what the incident's condition says of it.
enum FailingModel: String, CaseIterable {
    case down, stalls, breaksOff, babbles, lies, broke

    var move: ModelServer.Move {
        switch self {
        case .down:
            .fail(
                status: 503, body: #"{"error":{"message":"overloaded","type":"server_error","param":null,"code":null}}"#
            )
        case .stalls: .stall
        case .breaksOff: .breakOff
        case .babbles: .babble
        case .lies: .say("kubectl delete namespace shop")
        case .broke:
            .fail(
                status: 429,
                body:
                    #"{"error":{"message":"quota","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}"#
            )
        }
    }

    /// Short where it has to pass, long where a busy machine must not reach it.
    var timeout: String {
        switch self {
        case .stalls, .babbles: "5s"
        case .down, .breaksOff, .lies, .broke: "30s"
        }
    }

    /// A route that failed for triage may be left alone when the investigation comes.
    var reasons: [String] {
        switch self {
        case .down: ["Unavailable", "CircuitOpen"]
        case .stalls: ["TimedOut", "CircuitOpen"]
        case .breaksOff: ["InvalidResponse", "Unavailable", "CircuitOpen"]
        case .babbles: ["TooLarge", "TimedOut"]
        case .lies: ["NoUsableAnswer"]
        case .broke: ["SpendLimit", "CircuitOpen"]
        }
    }
}

/// A Deployment that ends because its database cannot be reached, as its log alone says; and a model that finds it.
enum UnreachableDatabase {
    static let message = "FATAL could not connect to ledger-db:5432: connection refused"

    static func configuration(_ model: ModelServer, timeout: String = "30s") -> String {
        """
        models:
          providers:
            fake: {kind: compatible, address: "\(model.url)", timeout: \(timeout)}
          routes: {triage: [fake/small], investigation: [fake/large]}
        """
    }

    static func deploy(in namespace: TestNamespace) async throws {
        try await namespace.create(
            Deployment.resource,
            TestWorkload.workload(
                "ledger", TestWorkload.container(command: ["sh", "-c", "echo starting; echo '\(message)'; exit 3"])))
    }

    /// Asks for the log once it may, then names the dependency.
    @Sendable static func think(_ question: ModelServer.Question) -> ModelServer.Move {
        if question.allowsTools, question.toolResults.isEmpty,
            let pod = question.conversation.firstMatch(of: /ledger-[0-9a-f]+-[0-9a-z]{5}/)
        {
            return .call(
                tool: "get_logs",
                arguments: [
                    "pod": .string(String(pod.0)), "container": "main", "previous": true, "contains": "FATAL",
                ])
        }
        let isSure = !question.toolResults.isEmpty
        let cited = (question.evidence(with: "refused") + question.evidence(with: "CrashLoopBackOff")).prefix(3)
        let answer: JSONValue = [
            "evidence": .array(cited.map { ["id": .string($0), "shows": "the connection is refused"] }),
            "root_cause": "Container 'main' ends because it cannot connect to 'ledger-db:5432'.",
            "category": "crash_dependency", "object": ["kind": "Deployment", "name": "ledger"],
            "confidence": .number(isSure ? 0.9 : 0.4), "plan": [], "advice": "Look at the database 'ledger-db:5432'.",
            "needs_more": .bool(!isSure),
        ]
        return .say(answer.compactText)
    }
}
