import CoreMetrics
import Foundation
import MidwatchTestKit
import ServiceLifecycleTestKit
import Synchronization
import Testing

@testable import Telemetry

@Suite struct MetricReaderTests {
    private final class Exporter: MetricExporter {
        private let kept = Mutex<[MetricPayload]>([])
        let (exports, continuation) = AsyncStream.makeStream(of: Void.self)

        var payloads: [MetricPayload] { kept.withLock { $0 } }

        func export(_ payload: MetricPayload) async throws(ExportError) -> ExportReceipt {
            kept.withLock { $0.append(payload) }
            continuation.yield()
            return ExportReceipt()
        }

        func shutdown() async { continuation.finish() }
    }

    @Test func `all metrics are exported again and again, and once more at the end`() async throws {
        let clock = ManualClock()
        let time = TelemetryClock.test(clock)
        let metrics = PrometheusMetrics(startedAt: time.date)
        let exporter = Exporter()
        let reader = MetricReader(
            MetricReader.Settings(), metrics: metrics, exporter: exporter,
            source: OTLPSource(resource: [], scope: "s", version: "1"), scrubber: Scrubber(scrub: { $0 }, length: 100),
            reporter: ExportReporter(
                signal: "data_points", factory: metrics, clock: time, logger: RecordingLog().logger),
            clock: time)
        let counter = Counter(label: "work_total", factory: metrics)
        await testGracefulShutdown { trigger in
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await reader.run() }
                counter.increment()
                await clock.waitForSleepers()
                clock.advance(by: .seconds(60))
                var exports = exporter.exports.makeAsyncIterator()
                await exports.next()
                counter.increment()
                trigger.triggerGracefulShutdown()
            }
        }
        let values = exporter.payloads.map { payload in
            payload.families.first { $0.label == "work_total" }?.points.first?.value
        }
        #expect(values == [.sum(1), .sum(2)])
        #expect(exporter.payloads.map(\.start) == [1_893_585_600_000_000_000, 1_893_585_600_000_000_000])
        #expect(exporter.payloads.map(\.time) == [1_893_585_660_000_000_000, 1_893_585_660_000_000_000])
    }
}
