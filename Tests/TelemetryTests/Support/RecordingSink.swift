import Synchronization

@testable import Telemetry

/// Keeps the spans that end.
final class RecordingSink: SpanSink {
    private let kept = Mutex<[SpanRecord]>([])
    private let flushes = Mutex(0)

    var records: [SpanRecord] { kept.withLock { $0 } }
    var flushCount: Int { flushes.withLock { $0 } }

    func add(_ record: SpanRecord, size: Int) { kept.withLock { $0.append(record) } }

    func requestFlush() { flushes.withLock { $0 += 1 } }
}
