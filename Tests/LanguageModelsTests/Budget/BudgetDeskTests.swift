import Foundation
import ModelExchange
import Testing

@testable import LanguageModels

struct BudgetDeskTests {
    private func desk(_ limits: BudgetLimits, now: Date = .testing + 600) -> BudgetDesk {
        BudgetDesk(limits, currency: "EUR", now: { now })
    }

    private func shortage(_ desk: BudgetDesk, _ amount: Spending) async -> ModelError? {
        await modelError { try desk.reserve(amount, for: "shop/web") }
    }

    @Test func `The error names the budget, what is left, and when it is full again`() async throws {
        let desk = desk(BudgetLimits(hour: .init(cost: 1_500_000)))
        let spent = Spending(tokens: 9, cost: 1_000_000)
        desk.restore([SpendingRecord(date: .testing, conversation: "x", spending: spent)])
        let error = try #require(await shortage(desk, Spending(tokens: 1, cost: 600_000)))
        #expect(error.code == .budgetExhausted)
        #expect(
            error.message
                == "the budget of money of this hour is used up: 0.50 EUR of 1.50 EUR are left, and the request may "
                + "take 0.60 EUR; it is full again at 2026-11-25T21:00:00Z")
        #expect(error.retryAfter == .seconds(3_000))
    }

    @Test func `The budget of one incident is never full again`() async throws {
        let error = try #require(
            await shortage(desk(BudgetLimits(conversation: .init(tokens: 10))), Spending(tokens: 11)))
        #expect(
            error.message
                == "the budget of tokens for this incident is used up: 10 of 10 are left, and the request may take 11; "
                + "raise it, or go on by rules")
        #expect(error.retryAfter == nil)
    }

    @Test func `That a budget is used up shows until something is let through`() async throws {
        let desk = desk(BudgetLimits(conversation: .init(tokens: 50), day: .init(tokens: 100)))
        #expect(desk.left.exhausted == nil)
        #expect(await shortage(desk, Spending(tokens: 60)) != nil)
        #expect(desk.left.exhausted == nil, "one incident's budget is not everybody's")
        let reservations = try [40, 40].map { try desk.reserve(Spending(tokens: $0), for: "c\($0)\(UUID())") }
        #expect(await shortage(desk, Spending(tokens: 30)) != nil)
        #expect(desk.left.exhausted == BudgetLeft.Exhaustion(period: .day, opens: .testing + 4 * 3_600))
        for reservation in reservations { desk.settle(reservation, spent: Spending(tokens: 1)) }
        _ = try desk.reserve(Spending(tokens: 30), for: "d")
        #expect(desk.left.exhausted == nil)
        #expect(desk.left.day.tokens == 68)
    }
}
