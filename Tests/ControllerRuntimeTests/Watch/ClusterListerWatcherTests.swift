import KubernetesClient
import KubernetesModel
import Testing

@testable import ControllerRuntime

@Suite struct ClusterListerWatcherTests {
    @Test(arguments: [
        (code: KubernetesError.Code.expired, failure: WatchFailure.expired),
        (code: .gone, failure: .expired),
        (code: .tooLargeResourceVersion, failure: .versionTooLarge),
        (code: .tooManyRequests, failure: .throttled(retryAfter: .seconds(3))),
        (code: .unreachable, failure: .unreachable("why")),
        (code: .connectionLost, failure: .unreachable("why")),
        (code: .timeout, failure: .unreachable("why")),
        (code: .stalled, failure: .silent),
        (code: .serverError, failure: .serverError("why")),
        (code: .forbidden, failure: .forbidden("why")),
        (code: .notServed, failure: .notServed("why")),
        (code: .unauthorized, failure: .other("why")),
        (code: .decoding, failure: .other("why")),
    ])
    func `each error of the client is one failure of a watch`(code: KubernetesError.Code, failure: WatchFailure) {
        let error = KubernetesError(code, "why", retryAfter: code == .tooManyRequests ? .seconds(3) : nil)
        #expect(ClusterListerWatcher<Pod>.failure(of: error) == failure)
    }

    @Test func `an error that is not the client's keeps its text`() {
        #expect(ClusterListerWatcher<Pod>.failure(of: Unknown()) == .other("unknown"))
    }

    private struct Unknown: Error, CustomStringConvertible {
        let description = "unknown"
    }
}
