import Foundation
import ModelExchange
import Testing

@testable import LanguageModels

struct BudgetLedgerTests {
    private static let limits = BudgetLimits(
        conversation: .init(tokens: 1_000), hour: .init(tokens: 2_000, cost: 5_000), day: .init(tokens: 6_000))
    private var ledger = BudgetLedger(limits)

    private mutating func spend(
        _ tokens: Int, cost: Int = 0, by conversation: String = "a", at now: Date = .testing
    ) throws(BudgetShortage) {
        let reservation = try ledger.reserve(Spending(tokens: tokens, cost: cost), for: conversation, at: now)
        ledger.settle(reservation, spent: Spending(tokens: tokens, cost: cost), at: now)
    }

    private mutating func turnedAway(
        _ tokens: Int, cost: Int = 0, by conversation: String = "a", at now: Date = .testing
    ) -> BudgetShortage? {
        do throws(BudgetShortage) {
            try spend(tokens, cost: cost, by: conversation, at: now)
            return nil
        } catch {
            return error
        }
    }

    @Test mutating func `A conversation cannot spend more than its own budget, whatever the others do`() throws {
        try spend(900)
        let shortage = turnedAway(101)
        #expect(shortage?.period == .conversation && shortage?.unit == .tokens)
        #expect(shortage?.limit == 1_000 && shortage?.left == 100 && shortage?.opens == nil)
        try spend(100)
        try spend(1_000, by: "b")
    }

    @Test mutating func `The hour's budget is full again with the next hour of the clock`() throws {
        let now = Date.testing + 1_800
        try spend(1_000, by: "a", at: now)
        try spend(1_000, by: "b", at: now)
        let shortage = turnedAway(1, by: "c", at: now)
        #expect(shortage?.period == .hour)
        #expect(shortage?.opens == .testing + 3_600)
        try spend(1_000, by: "c", at: .testing + 3_600)
    }

    @Test mutating func `The day's budget holds over its hours, and is full again at midnight`() throws {
        for hour in 0..<3 {
            let now = Date.testing + Double(hour) * 3_600
            try spend(1_000, by: "a\(hour)", at: now)
            try spend(1_000, by: "b\(hour)", at: now)
        }
        let shortage = turnedAway(1, by: "c", at: .testing + 3 * 3_600)
        #expect(shortage?.period == .day)
        #expect(shortage?.opens == .testing + 4 * 3_600)
        try spend(1_000, by: "c", at: .testing + 4 * 3_600)
    }

    @Test mutating func `Money is a limit of its own`() throws {
        try spend(10, cost: 4_000)
        let shortage = turnedAway(10, cost: 1_001)
        #expect(shortage?.unit == .money && shortage?.left == 1_000)
        try spend(10, cost: 1_000)
    }

    @Test mutating func `Requests at the same time cannot overrun together`() throws {
        let first = try ledger.reserve(Spending(tokens: 1_000), for: "a", at: .testing)
        _ = try ledger.reserve(Spending(tokens: 1_000), for: "b", at: .testing)
        let shortage = turnedAway(1, by: "c")
        #expect(shortage?.period == .hour)
        ledger.settle(first, spent: Spending(tokens: 200), at: .testing)
        #expect(ledger.left(.hour, at: .testing).tokens == 800)
        try spend(800, by: "c")
    }

    @Test mutating func `What was spent counts in full, also beyond what was reserved`() throws {
        let reservation = try ledger.reserve(Spending(tokens: 10), for: "a", at: .testing)
        ledger.settle(reservation, spent: Spending(tokens: 5_000), at: .testing)
        #expect(ledger.left(.conversation, for: "a", at: .testing).tokens == 0)
        #expect(ledger.left(.hour, at: .testing).tokens == 0)
        #expect(ledger.left(.day, at: .testing).tokens == 1_000)
    }

    @Test mutating func `A request that ends in the next hour is charged to that hour`() throws {
        let reservation = try ledger.reserve(Spending(tokens: 500), for: "a", at: .testing + 3_599)
        ledger.settle(reservation, spent: Spending(tokens: 500), at: .testing + 3_601)
        #expect(ledger.left(.hour, at: .testing + 3_601).tokens == 1_500)
    }

    @Test mutating func `A promise counts in each hour that it lives in`() throws {
        _ = try ledger.reserve(Spending(tokens: 500), for: "a", at: .testing)
        #expect(ledger.left(.hour, at: .testing + 7_200).tokens == 1_500)
    }

    @Test mutating func `A restart makes no budget new`() {
        let now = Date.testing + 1_800
        ledger.restore(Spending(tokens: 300), by: "a", at: now - 60, now: now)
        ledger.restore(Spending(tokens: 300), by: "a", at: now - 7_200, now: now)
        ledger.restore(Spending(tokens: 300), by: "a", at: now - 86_400, now: now)
        #expect(ledger.left(.conversation, for: "a", at: now).tokens == 100)
        #expect(ledger.left(.hour, at: now).tokens == 1_700)
        #expect(ledger.left(.day, at: now).tokens == 5_400)
    }

    @Test mutating func `What is not limited has nothing left, and lets everything through`() throws {
        #expect(ledger.left(.day, at: .testing).cost == nil)
        var free = BudgetLedger(BudgetLimits())
        _ = try free.reserve(Spending(tokens: .max, cost: .max), for: "a", at: .testing)
        _ = try free.reserve(Spending(tokens: .max, cost: .max), for: "a", at: .testing)
    }

    @Test mutating func `A budget of nothing lets nothing through`() {
        var none = BudgetLedger(BudgetLimits(day: .init(tokens: 0)))
        let reservation = try? none.reserve(Spending(tokens: 1), for: "a", at: .testing)
        #expect(reservation == nil)
    }

    @Test mutating func `The memory is bounded, and the hour's budget holds for what is forgotten`() throws {
        ledger = BudgetLedger(BudgetLimits(conversation: .init(tokens: 10), day: .init(tokens: 100_000)))
        for number in 0..<10_000 { try spend(10, by: "c\(number)", at: .testing + Double(number) / 10) }
        #expect(ledger.conversationCount <= BudgetLedger.conversations)
        let (newest, oldest) = (turnedAway(1, by: "c9999"), turnedAway(1, by: "c0"))
        #expect(newest?.period == .conversation)
        #expect(oldest?.period == .day)
    }

    @Test mutating func `Ten thousand requests in any order neither overrun nor lose anything`() throws {
        var generator = Dice()
        ledger = BudgetLedger(BudgetLimits(day: .init(tokens: 50_000)))
        var open: [BudgetLedger.Reservation] = []
        var spent = 0
        for _ in 0..<10_000 {
            if Bool.random(using: &generator), let reservation = open.popLast() {
                let tokens = Int.random(in: 0...reservation.amount.tokens, using: &generator)
                ledger.settle(reservation, spent: Spending(tokens: tokens), at: .testing)
                spent += tokens
            } else if let reservation = try? ledger.reserve(
                Spending(tokens: .random(in: 1...400, using: &generator)), for: "c", at: .testing)
            {
                open.append(reservation)
            }
            let promised = open.reduce(0) { $0 + $1.amount.tokens }
            #expect(spent + promised <= 50_000)
            #expect(ledger.left(.day, at: .testing).tokens == 50_000 - spent - promised)
        }
        #expect(spent > 40_000, "the budget was nearly used up")
    }
}

/// Random numbers that are the same each time: those of a linear congruential generator (Knuth's MMIX).
private struct Dice: RandomNumberGenerator {
    private var state: UInt64 = 7

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // The high bits are the random ones.
        return state >> 32 | state << 32
    }
}
