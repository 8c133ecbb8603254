import Foundation
import ModelExchange
import Testing

@testable import LanguageModels

struct RouteStateTests {
    private static func open(_ seconds: TimeInterval, _ reason: String) -> ProviderStatus.State {
        .open(until: .testing + seconds, code: .unavailable, reason: reason)
    }

    private static let states: [([ProviderStatus.State], RouteState)] = [
        ([], .notConfigured),
        ([.ready, open(60, "a")], .ready),
        ([open(60, "a"), .ready], .fallback(reason: "a")),
        ([open(60, "a"), open(30, "b")], .down(reason: "a", until: .testing + 30)),
    ]

    @Test(arguments: states)
    func `A role is answered while one of its models is asked`(route: [ProviderStatus.State], state: RouteState) {
        #expect(RouteState(route: route, budget: BudgetLeft(hour: .init(), day: .init())) == state)
    }

    @Test func `Without a budget none is asked`() {
        let exhausted = BudgetLeft.Exhaustion(period: .hour, opens: .testing + 3_600)
        let budget = BudgetLeft(hour: .init(tokens: 0), day: .init(), exhausted: exhausted)
        #expect(
            RouteState(route: [.ready], budget: budget)
                == .down(reason: "the budget of this hour is used up", until: .testing + 3_600))
        #expect(RouteState(route: [], budget: budget) == .notConfigured)
    }
}
