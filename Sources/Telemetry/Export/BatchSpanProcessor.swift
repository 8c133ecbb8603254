internal import ServiceLifecycle
internal import Synchronization

/// Collects spans that have ended and exports them in batches, in the background (OpenTelemetry's batching processor).
final class BatchSpanProcessor: SpanSink, Service {
    /// How spans are batched (`OTEL_BSP_...`).
    struct Settings: Hashable, Sendable {
        var queue = SpanQueue.Limits()
        /// How long a span waits at most before it is exported.
        var delay = Duration.seconds(5)
        /// How long the export of a batch may take, with all attempts.
        var exportLimit = Duration.seconds(30)
        /// How long what is left may take when the program ends. A pod has 30 seconds for all of it by default.
        var shutdownLimit = Duration.seconds(5)
    }

    private let exporter: any SpanExporter
    private let scrubber: Scrubber
    private let reporter: ExportReporter
    private let loop: ExportLoop
    private let queue: Mutex<SpanQueue>

    init(
        _ settings: Settings, exporter: any SpanExporter, scrubber: Scrubber, reporter: ExportReporter,
        clock: TelemetryClock = .system
    ) {
        self.exporter = exporter
        self.scrubber = scrubber
        self.reporter = reporter
        loop = ExportLoop(period: settings.delay, shutdownLimit: settings.shutdownLimit, clock: clock)
        queue = Mutex(SpanQueue(limits: settings.queue))
    }

    func add(_ record: SpanRecord, size: Int) {
        switch queue.withLock({ $0.add(record, size: size) }) {
        case .waits: break
        case .fillsBatch: loop.wake()
        case .dropped: reporter.countDropped()
        }
    }

    func requestFlush() { loop.wake() }

    /// Exports until a graceful shutdown, and what is left then within the limit for it.
    func run() async {
        await loop.run { await self.exportAll() }
        let left = queue.withLock { $0.close() }
        reporter.lost(atShutdown: left)
        await exporter.shutdown()
    }

    private func exportAll() async {
        reporter.tell(ofDropped: queue.withLock { $0.takeDropped() })
        while !Task.isCancelled {
            let records = queue.withLock { $0.take() }
            guard !records.isEmpty else { return }
            do {
                let receipt = try await exporter.export(records.map { ScrubbedSpan($0, scrubber: scrubber) })
                reporter.exported(records.count, receipt)
            } catch {
                reporter.failed(records.count, error)
            }
        }
    }
}
