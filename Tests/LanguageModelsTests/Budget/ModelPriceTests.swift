import ModelExchange
import Testing

@testable import LanguageModels

struct ModelPriceTests {
    private static let price = ModelPrice(input: 2, cachedInput: 0.2, cacheWrite: 2.5, output: 10)

    private static let costs: [(TokenUsage, Int, String)] = [
        (TokenUsage(input: 1_000_000), 2_000_000, "a million tokens at the price of a million tokens"),
        (TokenUsage(input: 1_000, output: 100), 3_000, "input and output each at their own price"),
        (TokenUsage(input: 1_000, cachedInput: 800), 560, "what came from the cache is input at another price"),
        (TokenUsage(input: 1_000, cachedInput: 400, cacheWrites: 400), 1_480, "so is what went into it"),
        (TokenUsage(input: 1, cachedInput: 1), 1, "less than a millionth is one"),
        (TokenUsage(input: 10, cachedInput: 99, cacheWrites: 99), 2, "there is no more cached input than input"),
        (TokenUsage(input: -5, output: -5), 0, "and nothing below zero"),
        (TokenUsage(input: .max, output: .max), .max, "what does not fit is the largest"),
        (TokenUsage(input: 3, cachedInput: 3), 1, "0.6 millionths are one"),
        (TokenUsage(output: 10, reasoning: 10), 100, "thoughts are output once"),
    ]

    @Test(arguments: costs)
    func `Usage costs what the prices say`(usage: TokenUsage, cost: Int, reason: String) {
        #expect(Self.price.cost(of: usage) == cost, "\(reason)")
    }

    @Test func `A decimal price is not rounded up for its binary shape`() {
        #expect(ModelPrice(input: 1.1, output: 0).cost(of: TokenUsage(input: 10)) == 11)
        #expect(ModelPrice(input: 0.1, output: 0).cost(of: TokenUsage(input: 30)) == 3)
    }

    @Test func `The most that tokens can cost has the dearest kind of input`() {
        #expect(Self.price.mostCost(input: 100, output: 10) == 350)
        #expect(ModelPrice(input: 2, output: 10).mostCost(input: 100, output: 10) == 300)
    }

    @Test func `A price that is no price is told`() {
        #expect(ModelPrice.free.isValid)
        #expect(!ModelPrice(input: -1, output: 0).isValid)
        #expect(!ModelPrice(input: 1, output: .nan).isValid)
        #expect(!ModelPrice(input: 1, cachedInput: .infinity, output: 1).isValid)
    }
}
