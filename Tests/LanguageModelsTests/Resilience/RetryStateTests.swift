import ModelExchange
import Testing

@testable import LanguageModels

struct RetryStateTests {
    private func failure(_ code: ModelError.Code = .unavailable, after: Duration? = nil) -> AttemptFailure {
        .uncharged(ModelError(code, "m", retryAfter: after), isWorthRetrying: true)
    }

    @Test func `Two retries wait half a second and a second, less up to a quarter`() {
        var steady = RetryState(RetryPolicy())
        #expect(steady.next(after: failure(), jitter: 0, remaining: .seconds(60)) == .wait(.milliseconds(500)))
        #expect(steady.next(after: failure(), jitter: 0, remaining: .seconds(60)) == .wait(.seconds(1)))
        #expect(steady.next(after: failure(), jitter: 0, remaining: .seconds(60)) == .fail)
        var early = RetryState(RetryPolicy())
        #expect(early.next(after: failure(), jitter: 1, remaining: .seconds(60)) == .wait(.milliseconds(375)))
    }

    @Test func `Waits double up to eight seconds`() {
        var policy = RetryPolicy()
        policy.retries = 40
        var state = RetryState(policy)
        var last = RetryState.Step.fail
        for _ in 0..<40 { last = state.next(after: failure(), jitter: 0, remaining: .seconds(60)) }
        #expect(last == .wait(.seconds(8)))
    }

    private static let asked: [(Duration, Duration, RetryState.Step, String)] = [
        (.seconds(7), .seconds(60), .wait(.seconds(7)), "what the provider asks for counts"),
        (.milliseconds(20), .seconds(60), .wait(.milliseconds(20)), "also where it is less than our own wait"),
        (.seconds(120), .seconds(200), .wait(.seconds(120)), "up to two minutes"),
        (.seconds(121), .seconds(600), .fail, "a longer wait is not worth it"),
        (.seconds(60), .seconds(60), .fail, "no wait goes past the deadline"),
        (.zero, .seconds(60), .wait(.milliseconds(500)), "no wait at all is none that is asked for"),
    ]

    @Test(arguments: asked)
    func `A provider's own wait is respected`(
        after: Duration, remaining: Duration, step: RetryState.Step, reason: String
    ) {
        var state = RetryState(RetryPolicy())
        let next = state.next(after: failure(.rateLimited, after: after), jitter: 0, remaining: remaining)
        #expect(next == step, "\(reason)")
    }

    @Test func `What is not worth a retry is not retried, whatever wait is asked for`() {
        var state = RetryState(RetryPolicy())
        let failure = AttemptFailure.uncharged(ModelError(.spendLimit, "m", retryAfter: .seconds(1)))
        #expect(state.next(after: failure, jitter: 0, remaining: .seconds(60)) == .fail)
        var none = RetryState(.none)
        #expect(none.next(after: self.failure(), jitter: 0, remaining: .seconds(60)) == .fail)
    }
}
