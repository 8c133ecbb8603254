import NIOHTTP1
import Testing

@testable import KubernetesClient

struct RetryStateTests {
    private func failure(_ code: KubernetesError.Code, after: Duration? = nil) -> KubernetesError {
        KubernetesError(code, "m", retryAfter: after)
    }

    @Test(arguments: [HTTPMethod.GET, .POST, .PUT, .PATCH, .DELETE])
    func `Retry-After holds for every verb, ten attempts at most`(method: HTTPMethod) {
        var state = RetryState(method: method)
        for _ in 1..<10 {
            #expect(state.next(after: failure(.tooManyRequests, after: .seconds(1)), jitter: 0) == .wait(.seconds(1)))
        }
        #expect(state.next(after: failure(.tooManyRequests, after: .seconds(1)), jitter: 0) == .fail)
    }

    @Test func `All waits of a request together are bounded`() {
        var state = RetryState(method: .GET)
        #expect(state.next(after: failure(.serverError, after: .seconds(40)), jitter: 0) == .wait(.seconds(40)))
        #expect(state.next(after: failure(.serverError, after: .seconds(21)), jitter: 0) == .fail)
        #expect(state.next(after: failure(.serverError, after: .seconds(20)), jitter: 0) == .wait(.seconds(20)))
    }

    @Test(arguments: [
        KubernetesError.Code.tooManyRequests, .serverError, .timeout, .notFound, .conflict, .forbidden, .unreachable,
        .tls, .stalled,
    ])
    func `Without Retry-After nothing that was answered is sent again`(code: KubernetesError.Code) {
        var state = RetryState(method: .GET)
        #expect(state.next(after: failure(code), jitter: 0) == .fail)
    }

    @Test(arguments: [KubernetesError.Code.tooManyRequests, .disruptionBudget])
    func `An eviction that is turned away is never sent again`(code: KubernetesError.Code) {
        var state = RetryState(method: .POST, isEviction: true)
        #expect(state.next(after: failure(code, after: .seconds(1)), jitter: 0) == .fail)
    }

    @Test func `A lost connection is retried for reads, with back-off and jitter`() {
        var state = RetryState(method: .GET)
        #expect(state.next(after: failure(.connectionLost), jitter: 0) == .wait(.milliseconds(100)))
        #expect(state.next(after: failure(.connectionLost), jitter: 0.5) == .wait(.milliseconds(300)))
        #expect(state.next(after: failure(.connectionLost), jitter: 0) == .wait(.milliseconds(400)))
        #expect(state.next(after: failure(.connectionLost), jitter: 0) == .fail)
        var write = RetryState(method: .PATCH)
        #expect(write.next(after: failure(.connectionLost), jitter: 0) == .fail)
    }

    @Test func `A refused credential is renewed once, for verbs that may be repeated`() {
        for method in [HTTPMethod.GET, .PUT, .DELETE] {
            var state = RetryState(method: method)
            #expect(state.next(after: failure(.unauthorized), jitter: 0) == .refreshCredential)
            #expect(state.next(after: failure(.unauthorized), jitter: 0) == .fail)
        }
        for method in [HTTPMethod.POST, .PATCH] {
            var state = RetryState(method: method)
            #expect(state.next(after: failure(.unauthorized), jitter: 0) == .fail)
        }
    }
}
