import Metrics
import NIOHTTP1
import Synchronization
import Testing

@testable import KubernetesClient

struct RequestMetricsTests {
    @Test func `An attempt is counted by code and method, and timed by verb`() {
        let factory = RecordingFactory()
        RequestMetrics.record(method: .GET, verb: "list", status: 200, duration: .milliseconds(3), factory: factory)
        RequestMetrics.record(method: .POST, verb: "create", status: nil, duration: .seconds(1), factory: factory)
        #expect(
            factory.records == [
                "rest_client_requests_total code=200 method=GET +1",
                "rest_client_request_duration_seconds verb=list 3000000 ns",
                "rest_client_requests_total code=<error> method=POST +1",
                "rest_client_request_duration_seconds verb=create 1000000000 ns",
            ])
    }
}

/// Keeps what is measured.
private final class RecordingFactory: MetricsFactory {
    private let entries = Mutex<[String]>([])

    var records: [String] { entries.withLock { $0 } }

    private final class Handler: CounterHandler, TimerHandler, RecorderHandler {
        private let name: String
        private let factory: RecordingFactory

        init(_ label: String, _ dimensions: [(String, String)], _ factory: RecordingFactory) {
            name = ([label] + dimensions.map { "\($0.0)=\($0.1)" }).joined(separator: " ")
            self.factory = factory
        }

        private func record(_ text: String) { factory.entries.withLock { $0.append("\(name) \(text)") } }

        func increment(by amount: Int64) { record("+\(amount)") }
        func reset() { record("reset") }
        func recordNanoseconds(_ duration: Int64) { record("\(duration) ns") }
        func record(_ value: Int64) { record("\(value)") }
        func record(_ value: Double) { record("\(value)") }
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        Handler(label, dimensions, self)
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        Handler(label, dimensions, self)
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        Handler(label, dimensions, self)
    }

    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
}
