import MidwatchTestKit
import ServiceLifecycleTestKit
import Testing

@testable import Telemetry

@Suite struct BatchSpanProcessorTests {
    private let clock = ManualClock()
    private let log = RecordingLog()
    private let metrics = PrometheusMetrics()

    private func makeProcessor(
        _ exporter: FakeSpanExporter, spans: Int = 10, batch: Int = 3
    ) -> BatchSpanProcessor {
        let clock = TelemetryClock.test(clock)
        return BatchSpanProcessor(
            BatchSpanProcessor.Settings(queue: SpanQueue.Limits(spans: spans, batch: batch)), exporter: exporter,
            scrubber: Scrubber(scrub: { $0 }, length: 100),
            reporter: ExportReporter(signal: "spans", factory: metrics, clock: clock, logger: log.logger), clock: clock)
    }

    private func add(_ names: [String], to processor: BatchSpanProcessor) {
        for name in names { processor.add(.test(name), size: 1) }
    }

    private func count(_ sample: String) -> String? {
        let line = metrics.render().split(separator: "\n").first { $0.hasPrefix(sample) }
        return line?.split(separator: " ").last.map(String.init)
    }

    /// Runs a processor for the time of a closure, then shuts it down gracefully and waits for its end.
    private func run(
        _ processor: BatchSpanProcessor, _ body: @escaping @Sendable () async throws -> Void,
        afterShutdown: @escaping @Sendable () async -> Void = {}
    ) async throws {
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await processor.run() }
                try await body()
                trigger.triggerGracefulShutdown()
                await afterShutdown()
                try await group.waitForAll()
            }
        }
    }

    @Test func `spans are exported when their time has come, in batches`() async throws {
        let exporter = FakeSpanExporter()
        let processor = makeProcessor(exporter)
        try await run(processor) { [clock] in
            await clock.waitForSleepers()
            add(["a", "b"], to: processor)
            #expect(exporter.batches.isEmpty)
            clock.advance(by: .seconds(5))
            await exporter.waitForExports()
            #expect(exporter.batches == [["a", "b"]])
        }
        #expect(exporter.batches == [["a", "b"]])
        #expect(count("midwatch_telemetry_spans_exported_total") == "2")
    }

    @Test func `a full batch does not wait for its time`() async throws {
        let exporter = FakeSpanExporter()
        let processor = makeProcessor(exporter)
        try await run(processor) {
            add(["a", "b", "c"], to: processor)
            await exporter.waitForExports()
            #expect(exporter.batches == [["a", "b", "c"]])
        }
    }

    @Test func `a flush may be asked for`() async throws {
        let exporter = FakeSpanExporter()
        let processor = makeProcessor(exporter)
        try await run(processor) {
            add(["a"], to: processor)
            processor.requestFlush()
            await exporter.waitForExports()
            #expect(exporter.batches == [["a"]])
        }
    }

    @Test func `what a collector that is too slow leaves no room for is dropped, counted and told once`() async throws {
        let clock = clock
        let exporter = FakeSpanExporter { batch in
            // The first batch is in the collector's hands for a second.
            if batch == 0 { try? await clock.sleep(for: .seconds(1)) }
            return ExportReceipt()
        }
        let processor = makeProcessor(exporter, spans: 3, batch: 3)
        try await run(processor) {
            add(["a", "b", "c"], to: processor)
            await exporter.waitForExports()
            add((0..<20).map { "\($0)" }, to: processor)
            await clock.waitForSleepers(2)
            clock.advance(by: .seconds(1))
            await exporter.waitForExports()
        }
        #expect(exporter.batches == [["a", "b", "c"], ["0", "1", "2"]])
        #expect(count("midwatch_telemetry_spans_lost_total{reason=\"queue_full\"}") == "17")
        #expect(log.lines.filter { $0.contains("dropped") }.map { $0.contains("count=17") } == [true])
    }

    @Test func `a collector that fails costs its batch, is told of once, and again when it is back`() async throws {
        let exporter = FakeSpanExporter { batch throws(ExportError) in
            if batch < 2 { throw ExportError("no answer from http://collector:4318/v1/traces: refused") }
            return ExportReceipt()
        }
        let processor = makeProcessor(exporter)
        try await run(processor) {
            for names in [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]] {
                add(names, to: processor)
                await exporter.waitForExports()
            }
        }
        #expect(count("midwatch_telemetry_spans_lost_total{reason=\"export_failed\"}") == "6")
        #expect(count("midwatch_telemetry_spans_exported_total") == "3")
        #expect(
            log.lines == [
                "warning telemetry cannot be exported count=3 reason=no answer from http://collector:4318/v1/traces: "
                    + "refused signal=spans",
                "notice telemetry is exported again signal=spans",
            ])
    }

    @Test func `what a collector rejects is counted and told`() async throws {
        let exporter = FakeSpanExporter { _ in ExportReceipt(rejected: 2, message: "too old") }
        let processor = makeProcessor(exporter)
        try await run(processor) {
            add(["a", "b", "c"], to: processor)
            await exporter.waitForExports()
        }
        #expect(count("midwatch_telemetry_spans_lost_total{reason=\"rejected\"}") == "2")
        #expect(count("midwatch_telemetry_spans_exported_total") == "1")
        #expect(log.lines == ["warning the collector did not take all telemetry count=2 reason=too old signal=spans"])
    }

    @Test func `a shutdown exports what is left`() async throws {
        let exporter = FakeSpanExporter()
        let processor = makeProcessor(exporter)
        try await run(processor) { add(["a", "b", "c", "d"], to: processor) }
        #expect(exporter.batches.flatMap { $0 } == ["a", "b", "c", "d"])
        #expect(exporter.isShutDown)
        add(["late"], to: processor)
        #expect(count("midwatch_telemetry_spans_lost_total{reason=\"queue_full\"}") == "1")
    }

    @Test func `a shutdown does not wait for a collector that stalls`() async throws {
        let clock = clock
        let exporter = FakeSpanExporter { _ throws(ExportError) in
            do {
                try await clock.sleep(for: .seconds(3_600))
                return ExportReceipt()
            } catch {
                throw ExportError("cut off")
            }
        }
        let processor = makeProcessor(exporter)
        try await run(
            processor,
            {
                add((0..<7).map { "\($0)" }, to: processor)
                await exporter.waitForExports()
            },
            afterShutdown: {
                // The collector's answer, the next tick, and the end of the time for the shutdown.
                await clock.waitForSleepers(3)
                clock.advance(by: .seconds(5))
            })
        #expect(exporter.batches == [["0", "1", "2"]])
        #expect(count("midwatch_telemetry_spans_lost_total{reason=\"export_failed\"}") == "3")
        #expect(count("midwatch_telemetry_spans_lost_total{reason=\"shutdown\"}") == "4")
        #expect(log.lines.contains("warning the shutdown left no time to export all telemetry count=4 signal=spans"))
    }

    @Test func `a cancellation ends it at once`() async {
        let exporter = FakeSpanExporter()
        let processor = makeProcessor(exporter)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await processor.run() }
            await clock.waitForSleepers()
            add(["a"], to: processor)
            group.cancelAll()
        }
        #expect(exporter.batches.isEmpty)
        #expect(exporter.isShutDown)
        #expect(count("midwatch_telemetry_spans_lost_total{reason=\"shutdown\"}") == "1")
    }
}
