import Foundation
import MidwatchTestKit
import ModelExchange
import Testing

@testable import LanguageModels

@Suite(.timeLimit(.minutes(5)))
struct BudgetComponentTests {
    private static let target = ModelTarget(provider: "openai", model: "gpt-5.2")

    private func with(
        _ budget: BudgetLimits, handler: @escaping FakeServer.Handler, concurrency: Int = 4,
        _ body: (ModelRouter, FakeServer) async throws -> Void
    ) async throws {
        try await FakeServer.run(handler: handler) { server in
            var configuration = ModelConfiguration.fake(.fake(at: server.url) { $0.concurrency = concurrency })
            configuration.prices = [Self.target: ModelPrice(input: 1, output: 10)]
            configuration.budget = budget
            try await ModelRouter.with(configuration, surroundings: Surroundings(now: { .testing })) { router in
                try await body(router, server)
            }
        }
    }

    /// What one request of tests may spend at most.
    private var most: Int { TokenEstimate.input(of: .asking()) + 100 }

    @Test func `A reply has its cost, and what is left is known`() async throws {
        let limits = BudgetLimits(hour: .init(tokens: 1_000), day: .init(cost: 1_000_000))
        try await with(limits, handler: ChatAnswers.saying()) { router, _ in
            let reply = try await router.triage()
            #expect(reply.cost == 10 + 50)
            #expect(router.budgetLeft.hour.tokens == 985)
            #expect(router.budgetLeft.day.cost == 999_940)
        }
    }

    @Test func `Requests at the same time cannot overrun the budget together`() async throws {
        let usage = #"{"prompt_tokens":\#(most - 100),"completion_tokens":100}"#
        let handler: FakeServer.Handler = { _, responder in
            try await responder.respond(ChatAnswers.body(usage: usage))
        }
        let limit = most * 3
        try await with(BudgetLimits(hour: .init(tokens: limit)), handler: handler, concurrency: 20) { router, server in
            let answered = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        let error = await modelError { try await router.triage(.asking(in: "shop/\(number)")) }
                        #expect(error == nil || error?.code == .budgetExhausted)
                        return error == nil
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(answered == 3)
            #expect(server.requests.count == 3)
            #expect(router.budgetLeft.hour.tokens == 0)
        }
    }

    @Test func `Past a budget nothing is sent, and the error says when it is full again`() async throws {
        let limits = BudgetLimits(conversation: .init(tokens: most), hour: .init(tokens: most + 20))
        try await with(limits, handler: ChatAnswers.saying()) { router, server in
            _ = try await router.triage()
            let own = await modelError { try await router.triage() }
            #expect(own?.code == .budgetExhausted && own?.message.contains("for this incident") == true)
            _ = try await router.triage(.asking(in: "shop/b"))
            let hour = await modelError { try await router.triage(.asking(in: "shop/c")) }
            #expect(hour?.message.contains("full again at 2026-11-25T21:00:00Z") == true)
            #expect(hour?.retryAfter == .seconds(3_600))
            #expect(router.budgetLeft.exhausted?.period == .hour)
            #expect(
                router.state(of: .triage)
                    == .down(reason: "the budget of this hour is used up", until: .testing + 3_600))
            #expect(server.requests.count == 2)
            #expect(router.status.map(\.state) == [.ready], "the provider has no part in it")
        }
    }

    @Test func `A stream that broke counts as the most that it could spend`() async throws {
        let handler = ChatAnswers.streaming { responder in
            try await responder.send(ChatAnswers.piece("be"))
            try await responder.disconnect()
        }
        try await with(BudgetLimits(hour: .init(tokens: 10_000)), handler: handler) { router, _ in
            _ = await modelError { try await router.triage() }
            #expect(router.budgetLeft.hour.tokens == 10_000 - most)
        }
    }

    @Test func `What a provider turned down costs nothing`() async throws {
        try await with(BudgetLimits(hour: .init(tokens: 10_000)), handler: ChatAnswers.failing(503)) { router, _ in
            _ = await modelError { try await router.triage() }
            #expect(router.budgetLeft.hour.tokens == 10_000)
        }
    }

    @Test func `A provider that counts nothing is charged by an estimate`() async throws {
        let handler: FakeServer.Handler = { _, responder in
            try await responder.respond(ChatAnswers.body(usage: "null"))
        }
        try await with(BudgetLimits(hour: .init(tokens: 10_000)), handler: handler) { router, _ in
            let reply = try await router.triage()
            #expect(reply.usage == TokenUsage())
            #expect((router.budgetLeft.hour.tokens ?? 0) < 10_000 - 20)
            #expect((reply.cost ?? 0) > 20)
        }
    }

    @Test func `What was spent before a restart is gone`() async throws {
        try await with(BudgetLimits(day: .init(tokens: 1_000)), handler: ChatAnswers.saying()) { router, _ in
            router.restore([
                SpendingRecord(date: .testing - 60, conversation: "x", spending: Spending(tokens: 950)),
                SpendingRecord(date: .testing - 86_400, conversation: "x", spending: Spending(tokens: 950)),
            ])
            #expect(router.budgetLeft.day.tokens == 50)
            #expect(await modelError { try await router.triage() }?.code == .budgetExhausted)
        }
    }
}
