internal import CoreMetrics
internal import Logging
internal import Synchronization

/// Tells people and metrics how the export of one signal goes: what is lost is counted always, and told now and then.
final class ExportReporter: Sendable {
    /// Why something never arrived.
    enum Loss: String, CaseIterable, Sendable {
        /// There was no room for it to wait.
        case queueFull = "queue_full"
        /// The collector was not reached in time, or refused all of it.
        case exportFailed = "export_failed"
        /// The collector took only the rest.
        case rejected
        /// The program ended before it was sent.
        case shutdown
    }

    private struct State {
        var limits: [Loss: ReportLimit] = [:]
        /// Whether it was told last that exports fail.
        var hasToldOfFailure = false

        mutating func tells(of loss: Loss, at now: Duration) -> Bool {
            limits[loss, default: ReportLimit()].tells(at: now)
        }
    }

    private let signal: String
    private let clock: TelemetryClock
    private let logger: Logger
    private let exported: Counter
    private let lost: [Loss: Counter]
    private let state = Mutex(State())

    /// - Parameters:
    ///   - signal: What is exported: `spans` or `data_points`.
    ///   - factory: Keeps the counters.
    init(signal: String, factory: some MetricsFactory, clock: TelemetryClock, logger: Logger) {
        self.signal = signal
        self.clock = clock
        self.logger = logger
        exported = Counter(label: "midwatch_telemetry_\(signal)_exported_total", factory: factory)
        lost = Dictionary(
            uniqueKeysWithValues: Loss.allCases.map { loss in
                let label = "midwatch_telemetry_\(signal)_lost_total"
                return (loss, Counter(label: label, dimensions: [("reason", loss.rawValue)], factory: factory))
            })
    }

    /// Counts what found no room. Never logs, so that it may be called from anywhere; ``tell(ofDropped:)`` does.
    func countDropped() { lost[.queueFull]?.increment() }

    /// Tells of what found no room, and was counted already.
    func tell(ofDropped count: Int) {
        tell(
            .queueFull, count,
            "telemetry comes faster than it can be exported, and is dropped; OTEL_BSP_MAX_QUEUE_SIZE makes more room")
    }

    /// Tells of what the program's end left unsent.
    func lost(atShutdown count: Int) {
        lost[.shutdown]?.increment(by: count)
        tell(.shutdown, count, "the shutdown left no time to export all telemetry")
    }

    /// Tells how an export went.
    func exported(_ count: Int, _ receipt: ExportReceipt) {
        let rejected = min(Int(clamping: receipt.rejected), count)
        exported.increment(by: count - rejected)
        lost[.rejected]?.increment(by: rejected)
        let hasRecovered = state.withLock { state in
            defer { state.hasToldOfFailure = false }
            return state.hasToldOfFailure
        }
        if hasRecovered { logger.notice("telemetry is exported again", metadata: ["signal": "\(signal)"]) }
        guard rejected > 0 || !receipt.message.isEmpty else { return }
        tell(.rejected, rejected, "the collector did not take all telemetry", reason: receipt.message)
    }

    /// Tells that an export failed.
    func failed(_ count: Int, _ error: ExportError) {
        lost[.exportFailed]?.increment(by: count)
        if tell(.exportFailed, count, "telemetry cannot be exported", reason: error.description) {
            state.withLock { $0.hasToldOfFailure = true }
        }
    }

    /// Writes a line, unless one of its kind was written not long ago.
    @discardableResult
    private func tell(_ loss: Loss, _ count: Int, _ message: Logger.Message, reason: String? = nil) -> Bool {
        guard count > 0 || reason != nil, state.withLock({ $0.tells(of: loss, at: clock.now) }) else { return false }
        var metadata: Logger.Metadata = ["signal": "\(signal)", "count": "\(count)"]
        // The collector's words are cut: they may be long, and say nothing that a person needs to the end.
        if let reason { metadata["reason"] = "\(reason.prefix(300))" }
        logger.warning(message, metadata: metadata)
        return true
    }
}
