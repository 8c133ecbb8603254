import ModelExchange
import Testing

@testable import LanguageModels

struct RouteFailuresTests {
    private let first = ModelTarget(provider: "a", model: "1")
    private let second = ModelTarget(provider: "b", model: "2")

    private static let decisions: [(ModelError.Code, Bool)] = [
        (.budgetExhausted, true), (.spendLimit, true), (.unauthorized, true), (.rateLimited, true),
        (.unavailable, true), (.timedOut, true), (.invalidResponse, true), (.tooLarge, true), (.circuitOpen, true),
        (.invalidRequest, true), (.notConfigured, false), (.notRecorded, false),
    ]

    @Test(arguments: decisions)
    func `A failure of the provider is passed on to the next model`(code: ModelError.Code, isPassedOn: Bool) {
        var failures = RouteFailures()
        let isWorthTrying = failures.add(ModelError(code, "m"), of: first)
        #expect(isWorthTrying == isPassedOn)
    }

    @Test func `Every code has a decision`() {
        #expect(Set(Self.decisions.map(\.0)) == Set(ModelError.Code.allCases))
    }

    @Test func `A request that two providers do not take is not offered to a third`() {
        var failures = RouteFailures()
        let answers = [
            failures.add(ModelError(.invalidRequest, "m"), of: first),
            failures.add(ModelError(.unavailable, "m"), of: first),
            failures.add(ModelError(.invalidRequest, "m"), of: second),
        ]
        #expect(answers == [true, true, false])
    }

    @Test func `The error tells who was tried and why each failed`() {
        var failures = RouteFailures()
        #expect(failures.error(.triage).code == .notConfigured)
        _ = failures.add(ModelError(.timedOut, "too slow", retryAfter: .seconds(9)), of: first)
        #expect(failures.error(.triage) == ModelError(.timedOut, "too slow", retryAfter: .seconds(9)))
        _ = failures.add(ModelError(.rateLimited, "too fast", retryAfter: .seconds(5)), of: second)
        let error = failures.error(.triage)
        #expect(error.code == .timedOut)
        #expect(error.message == "no model answered the triage: a/1: too slow; b/2: too fast")
        #expect(error.retryAfter == .seconds(5), "the first that may answer again")
    }
}
